package dev.earmark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are made by the JDK's keytool: a server for localhost, one for elsewhere, and a client. */
final class TlsTest {
  @TempDir static Path folder;
  private static FakeRegistry server;
  private static FakeRegistry elsewhere;

  private final FakeClock clock = new FakeClock();

  @BeforeAll
  static void start() throws Exception {
    makeKey("server", "localhost");
    makeKey("elsewhere", "elsewhere.test");
    makeKey("client", "client");
    trust("server", "trust.p12", "PKCS12");
    trust("server", "trust.jks", "JKS");
    trust("elsewhere", "elsewhere-trust.p12", "PKCS12");
    trust("client", "client-trust.p12", "PKCS12");
    server = registry("server.p12", true);
    elsewhere = registry("elsewhere.p12", false);
  }

  @AfterAll
  static void stop() {
    server.close();
    elsewhere.close();
  }

  @ParameterizedTest
  @CsvSource({"PKCS12, trust.p12", "JKS, trust.jks", "PEM, server.pem"})
  void storesOfEveryTypeServe(String type, String file) {
    var settings = client();
    settings.put("schema.registry.ssl.truststore.type", type);
    settings.put("schema.registry.ssl.truststore.location", folder.resolve(file).toString());
    if (!type.equals("PEM")) {
      settings.put("schema.registry.ssl.truststore.password", "secret");
    }
    assertThat(subjects(server, settings)).containsExactly("a");
  }

  @Test
  void anUnknownServerIsRefusedAtOnce() {
    assertThatThrownBy(() -> subjects(server, new HashMap<>()))
        .isInstanceOf(RegistryUnreachableException.class)
        .hasMessageContaining("attempts=1 (javax.net.ssl.SSLHandshakeException");
    assertThat(clock.sleeps()).isEmpty();
  }

  @Test
  void theHostsNameIsCheckedUnlessToldNotTo() {
    var settings = new HashMap<String, String>();
    settings.put("schema.registry.ssl.truststore.type", "PKCS12");
    settings.put(
        "schema.registry.ssl.truststore.location",
        folder.resolve("elsewhere-trust.p12").toString());
    settings.put("schema.registry.ssl.truststore.password", "secret");
    assertThatThrownBy(() -> subjects(elsewhere, settings))
        .isInstanceOf(RegistryUnreachableException.class)
        .hasMessageContaining("SSLHandshakeException");
    settings.put("schema.registry.ssl.endpoint.identification.algorithm", "");
    assertThat(subjects(elsewhere, settings)).containsExactly("a");
  }

  private List<String> subjects(FakeRegistry fake, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("schema.registry.url", "https://" + fake.address());
    return new SchemaRegistry(new RegistryConfig(all), clock).subjects();
  }

  /** The key that the server asks a client for. */
  private static Map<String, String> client() {
    var settings = new HashMap<String, String>();
    settings.put("schema.registry.ssl.keystore.type", "PKCS12");
    settings.put("schema.registry.ssl.keystore.location", folder.resolve("client.p12").toString());
    settings.put("schema.registry.ssl.keystore.password", "secret");
    settings.put("schema.registry.ssl.key.password", "secret");
    return settings;
  }

  private static FakeRegistry registry(String keys, boolean askClient) throws Exception {
    var https = HttpsServer.create(FakeRegistry.anyPort(), 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(context(keys)) {
          @Override
          public void configure(HttpsParameters parameters) {
            var ssl = getSSLContext().getDefaultSSLParameters();
            ssl.setNeedClientAuth(askClient);
            parameters.setSSLParameters(ssl);
          }
        });
    return new FakeRegistry(https).tell("GET /subjects", 200, "[\"a\"]");
  }

  private static SSLContext context(String keys) throws Exception {
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(store(keys), "secret".toCharArray());
    var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(store("client-trust.p12"));
    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  private static KeyStore store(String file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(file))) {
      store.load(in, "secret".toCharArray());
    }
    return store;
  }

  /** Makes a key, and its certificate as PEM beside it. */
  private static void makeKey(String name, String host) throws Exception {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            "EC",
            "-storetype",
            "PKCS12",
            "-dname",
            "CN=" + host,
            "-ext",
            "SAN=dns:" + host,
            "-alias",
            name,
            "-keystore",
            folder.resolve(name + ".p12").toString(),
            "-storepass",
            "secret");
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    var der = Base64.getMimeEncoder().encodeToString(certificate(name).getEncoded());
    Files.writeString(
        folder.resolve(name + ".pem"),
        "-----BEGIN CERTIFICATE-----\n" + der + "\n-----END CERTIFICATE-----\n");
  }

  private static void trust(String name, String file, String type) throws Exception {
    var store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setCertificateEntry(name, certificate(name));
    try (var out = Files.newOutputStream(folder.resolve(file))) {
      store.store(out, "secret".toCharArray());
    }
  }

  private static Certificate certificate(String name) throws Exception {
    return store(name + ".p12").getCertificate(name);
  }
}
