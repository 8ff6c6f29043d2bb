package dev.earmark.app.security;

import static dev.earmark.app.security.SecretWatch.SECRET;
import static dev.earmark.app.security.SecretWatch.pairs;
import static dev.earmark.app.security.SecretWatch.saysNothingSecret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Wav;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing that a command says of passwords that stores, brokers or the registry refuse holds one.
 */
class RefusedSecretsTest {
  @TempDir static Path folder;
  private static Optional<SecuredServers> servers = Optional.empty();
  private static Path audio = Path.of("");

  @BeforeAll
  static void startServers() throws Exception {
    servers = Optional.of(new SecuredServers(folder));
    audio = Wav.tone(folder.resolve("tone.wav"), 16_000, 16_000);
    saysNothingSecret(superUser(), "topics", "create");
  }

  @AfterAll
  static void stopServers() {
    servers.ifPresent(SecuredServers::close);
  }

  /** Returns what brokers and stores do not take, though it is right in form. */
  static Stream<Properties> refused() {
    String store = servers.orElseThrow().keys.keyStore("device").toString();
    String tls = "security.protocol=SSL";
    return Stream.of(
        pairs(tls, "ssl.keystore.location=" + store, "ssl.keystore.password=" + SECRET),
        pairs(tls, "ssl.truststore.location=" + store, "ssl.truststore.password=" + SECRET),
        pairs(
            tls,
            "ssl.keystore.location=" + store,
            "ssl.keystore.password=" + Keys.PASSWORD,
            "ssl.key.password=" + SECRET),
        pairs(
            tls,
            "ssl.keystore.type=PEM",
            "ssl.keystore.key=-----BEGIN PRIVATE KEY-----\n" + SECRET,
            "ssl.keystore.certificate.chain=" + SECRET),
        pairs(
            "schema.registry.url=https://127.0.0.1:1",
            "schema.registry.ssl.keystore.location=" + store,
            "schema.registry.ssl.keystore.password=" + SECRET),
        pairs("schema.registry.url=http://me:" + SECRET + "@127.0.0.1:1"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void storesThatDoNotOpenAreSaidWithoutTheirPasswords(Properties wrong) throws Exception {
    var settings = superUser();
    settings.putAll(wrong);
    settings.putAll(pairs("request.timeout.ms=500", "default.api.timeout.ms=500"));
    saysNothingSecret(settings, "config", "--debug");
    saysNothingSecret(settings, "send", audio.toString(), "--debug");
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAIN", "SCRAM"})
  void wrongPasswordsAreNotRepeated(Mechanism mechanism) throws Exception {
    var settings = servers.orElseThrow().settings(mechanism, "device");
    var jaas = settings.getProperty("sasl.jaas.config");
    settings.put("sasl.jaas.config", jaas.replace(SecuredServers.password("device"), SECRET));
    assertThat(saysNothingSecret(settings, "run")).contains("refuses: Authentication failed");
    assertThat(saysNothingSecret(settings, "send", audio.toString(), "--debug"))
        .contains("refuses: Authentication failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLS", "SCRAM", "PLAIN"})
  void credentialsThatTheRegistryRefusesAreNotRepeated(Mechanism mechanism) throws Exception {
    var settings = servers.orElseThrow().settings(Mechanism.TLS, "device");
    var registry = servers.orElseThrow().settings(mechanism, "device");
    settings.put("schema.registry.url", registry.get("schema.registry.url"));
    settings.remove("basic.auth.credentials.source");
    settings.remove("basic.auth.user.info");
    switch (mechanism) {
      case TLS -> {
        settings.put("basic.auth.credentials.source", "USER_INFO");
        settings.put("basic.auth.user.info", "me:" + SECRET);
      }
      case SCRAM -> settings.put("bearer.auth.token", SECRET);
      default -> {
        String url = registry.getProperty("schema.registry.url");
        settings.put("schema.registry.url", url.replaceFirst("//.*@", "//me:" + SECRET + "@"));
      }
    }
    assertThat(saysNothingSecret(settings, "send", audio.toString(), "--debug"))
        .contains("schema registry must accept the credentials");
  }

  private static Properties superUser() {
    return servers.orElseThrow().superUser();
  }
}
