package dev.earmark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the registry refuses, and which settings the client refuses, is said in a sentence. */
final class RegistryRefusalsTest {
  private static final Schema INT = Schema.create(Schema.Type.INT);

  @RegisterExtension final SteeredRegistry steered = new SteeredRegistry();

  @ParameterizedTest
  @CsvSource({
    "'{\"id\":4294967296}', 4294967296",
    "'{\"id\":-1}', -1",
    "'{\"id\":\"x\"}', x",
    "'{}', ''"
  })
  void anAnswerWithoutAnIdIsRefused(String answer, String id) {
    steered.server.tell("POST /subjects/s/versions", 200, answer);
    assertThatThrownBy(() -> steered.client(Map.of()).register("s", INT))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageStartingWith(
            "registry must give an id in 0..4294967295: id=%s: subject=s, schema=int, url="
                .formatted(id));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 409, 422})
  void refusalsAreNotRepeated(int status) {
    steered.server.tellAlways(status, "{\"error_code\":%d,\"message\":\"no\"}".formatted(status));
    assertThatThrownBy(() -> steered.client(Map.of()).register("s", INT))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageEndingWith(
            ": subject=s, schema=int, url=%s (%d no)".formatted(steered.server.url(), status));
    assertThat(steered.server.requests()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401|{\"error_code\":40101,\"message\":\"no\"}|true",
        "403|{\"error_code\":40301,\"message\":\"no\"}|true",
        "404|<html>no such page</html>|true",
        "302|''|true",
        "200|<html>log in</html>|true",
        "404|{\"error_code\":40403,\"message\":\"Schema not found\"}|false",
        "422|{\"error_code\":42201,\"message\":\"Invalid schema\"}|false"
      })
  void whoIsToBlameForARefusalIsTold(int status, String body, boolean registry) {
    steered.server.tellAlways(status, body);
    assertThatThrownBy(() -> steered.client(Map.of()).schema(3))
        .isInstanceOf(RegistryRefusedException.class)
        .satisfies(
            refusal ->
                assertThat(refusal instanceof RegistryUnusableException).isEqualTo(registry));
  }

  @Test
  void answersThatAreNoJsonAreRefused() {
    steered.server.tellAlways(200, "<html>log in</html>");
    assertThatThrownBy(() -> steered.client(Map.of()).schema(3))
        .hasMessage(
            "schema id must be readable: id=3, url=%s (200 <html>log in</html>)"
                .formatted(steered.server.url()));
  }

  @Test
  void schemasThatAreNoneAreRefused() {
    steered.server.tell("GET /schemas/ids/3", 200, "{\"schema\":\"{}\"}");
    assertThatThrownBy(() -> steered.client(Map.of()).schema(3))
        .hasMessageStartingWith(
            "registry must hold an Avro schema: id=3, url=%s (".formatted(steered.server.url()));
  }

  @ParameterizedTest
  @CsvSource({
    "USER_INFO, me:se:cret, '', Basic bWU6c2U6Y3JldA==",
    "URL, '', token, Bearer token",
    "URL, '', '', null"
  })
  void saysWhoItIs(String source, String user, String token, String header) {
    steered.server.tell("GET /subjects", 200, "[]");
    steered
        .client(
            Map.of(
                "basic.auth.credentials.source", source,
                "basic.auth.user.info", user,
                "schema.registry.bearer.auth.token", token))
        .subjects();
    assertThat(steered.server.authorizations()).containsExactly(header);
  }

  @Test
  void credentialsInTheUrlAreUsedButNeverShown() {
    steered.server.tellAlways(403, "{\"error_code\":40301,\"message\":\"no\"}");
    var url = "http://me:secret@" + steered.server.address();
    assertThatThrownBy(() -> steered.client(Map.of("schema.registry.url", url)).subjects())
        .hasMessage(
            "schema registry must accept the credentials: all subjects, url=%s (40301 no)"
                .formatted(steered.server.url()));
    assertThat(steered.server.authorizations()).containsExactly("Basic bWU6c2VjcmV0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "schema.registry.url|''|schema.registry.url must name a URL",
        "schema.registry.url|ftp://u:p@x|schema.registry.url must hold http:// or https:// URLs:"
            + " schema.registry.url=ftp://[hidden]@x",
        "basic.auth.credentials.source|FILE|Invalid value FILE for configuration"
            + " basic.auth.credentials.source: String must be one of: URL, USER_INFO",
        "max.retries|-1|Invalid value -1 for configuration max.retries: Value must be at least 0",
        "schema.registry.ssl.truststore.location|/nowhere|schema.registry.ssl.* must name usable"
            + " stores: "
      })
  void wrongSettingsAreNamed(String name, String value, String message) {
    assertThatThrownBy(() -> steered.client(Map.of(name, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void twoWaysToSayWhoItIsAreOneTooMany() {
    assertThatThrownBy(
            () ->
                steered.client(
                    Map.of(
                        "basic.auth.credentials.source", "USER_INFO",
                        "basic.auth.user.info", "a:b",
                        "bearer.auth.token", "t")))
        .hasMessage(
            "bearer.auth.token must not be set where basic.auth.credentials.source=USER_INFO");
    assertThatThrownBy(() -> steered.client(Map.of("basic.auth.credentials.source", "USER_INFO")))
        .hasMessage(
            "basic.auth.user.info must be user:password where"
                + " basic.auth.credentials.source=USER_INFO");
  }
}
