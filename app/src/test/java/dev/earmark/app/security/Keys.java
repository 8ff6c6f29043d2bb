package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Keys and self-signed certificates in a folder, made by the JDK's keytool. */
public final class Keys {
  public static final String PASSWORD = "store-pw-K4ymaker";
  private static final String TRUST = "trust.p12";

  private final Path folder;

  /** Makes a server's key for this machine and one of each client, and a store that trusts all. */
  public Keys(Path folder, List<String> clients) throws Exception {
    this.folder = folder;
    Files.createDirectories(folder);
    make("server", "-ext", "SAN=dns:localhost,ip:127.0.0.1");
    for (String client : clients) {
      make(client);
    }
    trustAll(clients);
  }

  public Path keyStore(String name) {
    return folder.resolve(name + ".p12");
  }

  Path trustStore() {
    return folder.resolve(TRUST);
  }

  /** Returns what serves with the server's key and believes every client. */
  public SSLContext server() throws GeneralSecurityException, IOException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(load(keyStore("server")), PASSWORD.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(load(trustStore()));
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private void make(String name, String... more) throws Exception {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = new java.util.ArrayList<>(List.of(keytool, "-genkeypair", "-keyalg", "EC"));
    command.addAll(List.of("-storetype", "PKCS12", "-dname", "CN=" + name, "-alias", name));
    command.addAll(List.of("-keystore", keyStore(name).toString(), "-storepass", PASSWORD));
    command.addAll(List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private void trustAll(List<String> clients) throws Exception {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", load(keyStore("server")).getCertificate("server"));
    for (String client : clients) {
      trusted.setCertificateEntry(client, load(keyStore(client)).getCertificate(client));
    }
    try (var out = Files.newOutputStream(trustStore())) {
      trusted.store(out, PASSWORD.toCharArray());
    }
  }

  private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }
}
