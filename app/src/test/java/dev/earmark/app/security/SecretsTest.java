package dev.earmark.app.security;

import static dev.earmark.app.security.SecretWatch.ALWAYS;
import static dev.earmark.app.security.SecretWatch.MODEL;
import static dev.earmark.app.security.SecretWatch.SECRET;
import static dev.earmark.app.security.SecretWatch.pairs;
import static dev.earmark.app.security.SecretWatch.saysNothingSecret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing that a command prints or logs of its settings, however wrong they are, holds a secret.
 */
class SecretsTest {
  private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule";
  private static final String JAAS =
      PLAIN + " required username=\"me\" password=\"" + SECRET + "\";";

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
    var settings = pairs("bootstrap.servers=127.0.0.1:1", pair);
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
}
