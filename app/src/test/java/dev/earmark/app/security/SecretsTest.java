package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a command prints or logs, however wrong its settings, holds a secret. */
class SecretsTest {
  /** What every secret below contains. */
  private static final String SECRET = "hUnT3r";

  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
  private static final String JAAS =
      PLAIN + " required username=\"me\" password=\"" + SECRET + "\";";

  private static final String MODEL =
      Path.of("../models/commands.onnx").toAbsolutePath().toString();

  private static final List<String> ALWAYS = List.of("max.retries=0", "models=" + MODEL);

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

  /** Returns every kind of secret, where it is right in form. */
  static Stream<String> secrets() {
    return Stream.of(
        "sasl.jaas.config=" + JAAS,
        "consumer.sasl.jaas.config=" + JAAS,
        "producer.ssl.key.password=" + SECRET,
        "ssl.key.password=" + SECRET,
        "ssl.keystore.password=" + SECRET,
        "ssl.truststore.password=" + SECRET,
        "ssl.keystore.key=" + SECRET,
        "ssl.keystore.certificate.chain=" + SECRET,
        "sasl.oauthbearer.client.credentials.client.secret=" + SECRET,
        "sasl.oauthbearer.assertion.private.key.passphrase=" + SECRET,
        "basic.auth.user.info=me:" + SECRET,
        "bearer.auth.token=" + SECRET,
        "schema.registry.bearer.auth.token=" + SECRET,
        "schema.registry.ssl.keystore.key=" + SECRET,
        "schema.registry.ssl.key.password=" + SECRET,
        "schema.registry.url=http://me:" + SECRET + "@127.0.0.1:1");
  }

  @ParameterizedTest
  @MethodSource("secrets")
  void configHidesThem(String pair) throws Exception {
    String name = pair.substring(0, pair.indexOf('='));
    var settings = of("bootstrap.servers=127.0.0.1:1", pair);
    assertThat(saysNothingSecret(settings, "config")).contains("[hidden]").contains(name);
    assertThat(saysNothingSecret(settings, "config", "--json")).contains("[hidden]");
    assertThat(saysNothingSecret(settings, "config", name)).contains("[hidden]");
  }

  @Test
  void theEnvironmentsAreHiddenLikewise() {
    var console =
        new Console()
            .environment(
                Map.of(
                    "EARMARK_MODELS", MODEL,
                    "EARMARK_SASL_JAAS_CONFIG", JAAS,
                    "EARMARK_BEARER_AUTH_TOKEN", SECRET,
                    "EARMARK_SSL_KEY_PASSWORD", SECRET));
    try (var log = new LogCapture()) {
      assertThat(console.run("config")).isZero();
      assertThat(console.out() + console.err() + log.text())
          .contains("EARMARK_BEARER_AUTH_TOKEN")
          .doesNotContain(SECRET);
    }
  }

  /** Returns what is wrong in form. */
  static Stream<String> wrong() {
    return Stream.of(
        "sasl.jaas.config=" + SECRET,
        "sasl.jaas.config=" + SECRET + " required;",
        "sasl.jaas.config=" + PLAIN + " " + SECRET + ";",
        "sasl.jaas.config=" + PLAIN + " required username=\"me\" \"" + SECRET + "\";",
        "sasl.jaas.config=" + PLAIN + " required password=\"" + SECRET + "\"",
        "admin.sasl.jaas.config=" + PLAIN + " required password=\"" + SECRET,
        "schema.registry.url=ftp://me:" + SECRET + "@host",
        "schema.registry.url=http://me:a " + SECRET + "@host",
        "schema.registry.url=http://me:" + SECRET + "/" + SECRET + "@host",
        "schema.registry.url=http://me:" + SECRET + "@" + SECRET + "@host",
        "schema.registry.url=http://me:a," + SECRET + "@host",
        "bootstrap.servers=me:" + SECRET + "@host",
        "bootstrap.servers=me:" + SECRET + ",b@host:9092",
        "basic.auth.user.info:" + SECRET,
        "bearer.auth.tokn=" + SECRET);
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refusalsHideThem(String pair) throws Exception {
    for (String command : List.of("config", "listen predictions")) {
      var words = new ArrayList<>(List.of(command.split(" ")));
      words.addAll(List.of("--set", pair, "--debug"));
      ALWAYS.forEach(more -> words.addAll(List.of("--set", more)));
      assertThat(saysNothingSecret(new Properties(), words.toArray(String[]::new)))
          .as(command)
          .contains("earmark: ");
    }
  }

  @Test
  void whatWasTypedWronglyIsNotRepeated() throws Exception {
    assertThat(saysNothingSecret(new Properties(), "run", "--sett", "bearer.auth.token=" + SECRET))
        .contains("Unknown option");
    saysNothingSecret(new Properties(), "run", "--bearer.auth.token=" + SECRET);
    saysNothingSecret(new Properties(), "config", "ssl.key.password=" + SECRET, "x");
    saysNothingSecret(new Properties(), "run", "http://me:" + SECRET + "@host");
  }

  /** Returns what brokers and stores do not take, though it is right in form. */
  static Stream<Properties> refused() {
    String store = servers.orElseThrow().keys.keyStore("device").toString();
    String tls = "security.protocol=SSL";
    return Stream.of(
        of(tls, "ssl.keystore.location=" + store, "ssl.keystore.password=" + SECRET),
        of(tls, "ssl.truststore.location=" + store, "ssl.truststore.password=" + SECRET),
        of(
            tls,
            "ssl.keystore.location=" + store,
            "ssl.keystore.password=" + Keys.PASSWORD,
            "ssl.key.password=" + SECRET),
        of(
            tls,
            "ssl.keystore.type=PEM",
            "ssl.keystore.key=-----BEGIN PRIVATE KEY-----\n" + SECRET,
            "ssl.keystore.certificate.chain=" + SECRET),
        of(
            "schema.registry.url=https://127.0.0.1:1",
            "schema.registry.ssl.keystore.location=" + store,
            "schema.registry.ssl.keystore.password=" + SECRET),
        of("schema.registry.url=http://me:" + SECRET + "@127.0.0.1:1"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void storesThatDoNotOpenAreSaidWithoutTheirPasswords(Properties wrong) throws Exception {
    var settings = superUser();
    settings.putAll(wrong);
    settings.putAll(of("request.timeout.ms=500", "default.api.timeout.ms=500"));
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

  private static Properties of(String... pairs) {
    var properties = new Properties();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      properties.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return properties;
  }

  /** Runs a command with settings from a file, and returns what it prints. */
  private static String saysNothingSecret(Properties settings, String... words) throws Exception {
    Path file = Files.createTempFile(folder, "earmark", ".properties");
    var all = new Properties();
    ALWAYS.forEach(pair -> all.putAll(of(pair)));
    all.putAll(settings);
    try (var out = Files.newBufferedWriter(file)) {
      all.store(out, null);
    }
    var more = new ArrayList<>(List.of(words));
    more.addAll(List.of("--config", file.toString()));
    var console = new Console();
    try (var log = new LogCapture()) {
      console.run(more.toArray(String[]::new));
      assertThat(log.text()).doesNotContain(SECRET);
    }
    String said = console.out() + console.err();
    assertThat(said).doesNotContain(SECRET);
    return said;
  }
}
