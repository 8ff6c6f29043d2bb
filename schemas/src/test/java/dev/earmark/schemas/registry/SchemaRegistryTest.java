package dev.earmark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaRegistryTest {
  private static final Schema INT = Schema.create(Schema.Type.INT);
  private static final String INT_JSON = "{\"schema\":\"\\\"int\\\"\"}";

  private final FakeRegistry server = new FakeRegistry();
  private final FakeClock clock = new FakeClock();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void knownIdsAreAskedForOnce() {
    server.tell("GET /schemas/ids/1", 200, INT_JSON);
    server.tell("POST /subjects/a%2Fb%20c/versions", 200, "{\"id\":1}");
    var registry = registry(Map.of());
    assertThat(registry.schema(1)).isEqualTo(INT);
    assertThat(registry.schema(1)).isEqualTo(INT);
    assertThat(registry.register("a/b c", INT)).isEqualTo(1);
    assertThat(registry.register("a/b c", INT)).isEqualTo(1);
    assertThat(server.requests())
        .containsExactly("GET /schemas/ids/1", "POST /subjects/a%2Fb%20c/versions");
  }

  @Test
  void unknownIdsAreAskedForAgainAfterAWhile() {
    var registry = registry(Map.of("missing.id.cache.ttl.sec", "5"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> registry.schema(9))
          .isInstanceOf(RegistryRefusedException.class)
          .hasMessage(
              "schema id must be known to the registry: id=9, url=%s (40403 Schema not found)"
                  .formatted(server.url()));
    }
    assertThat(server.requests()).hasSize(1);
    server.tell("GET /schemas/ids/9", 200, INT_JSON);
    clock.pass(5000);
    assertThat(registry.schema(9)).isEqualTo(INT);
  }

  @Test
  void latestVersionsAreBelievedForAWhile() {
    server.tell("GET /subjects/a/versions/latest", 200, version(1, 1));
    var registry = registry(Map.of("latest.cache.ttl.sec", "60"));
    assertThat(registry.latest("a").number()).isEqualTo(1);
    server.tell("GET /subjects/a/versions/latest", 200, version(2, 2));
    clock.pass(59_999);
    assertThat(registry.latest("a").number()).isEqualTo(1);
    clock.pass(1);
    assertThat(registry.latest("a")).isEqualTo(new SchemaRegistry.Version(2, 2, INT));
  }

  @Test
  void staysWithTheUrlThatAnswers() {
    try (var broken = new FakeRegistry()) {
      broken.tellAlways(503, "{}");
      server.tell("GET /subjects", 200, "[\"a\"]");
      var registry =
          registry(Map.of("schema.registry.url", broken.url() + "," + server.url() + "/"));
      assertThat(registry.subjects()).containsExactly("a");
      assertThat(registry.subjects()).containsExactly("a");
      assertThat(broken.requests()).hasSize(1);
      assertThat(clock.sleeps()).isEmpty();
    }
  }

  @Test
  void aFirstUrlThatRefusesIsFoundOutOnceForAllClients() throws IOException {
    assertFoundOutOnce(freePort());
  }

  @Test
  void aFirstUrlThatHangsIsFoundOutOnceForAllClients() throws IOException {
    try (var silent = new SilentServer()) {
      assertFoundOutOnce(silent.port());
      assertThat(silent.connections()).isEqualTo(1);
    }
  }

  private void assertFoundOutOnce(int deadPort) {
    server.tellAlways(200, INT_JSON);
    var urls = "http://localhost:%d,%s".formatted(deadPort, server.url());
    var settings = Map.of("schema.registry.url", urls, "http.read.timeout.ms", "1000");
    for (int id = 1; id <= 100; id++) {
      assertThat(registry(settings).schema(id)).isEqualTo(INT);
    }
    assertThat(server.requests()).hasSize(100);
    assertThat(clock.sleeps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "2147483648", "4294967295"})
  void idsAreUnsigned(String id) {
    server.tell("GET /schemas/ids/" + id, 200, INT_JSON);
    server.tell("POST /subjects/s/versions", 200, "{\"id\":%s}".formatted(id));
    var registry = registry(Map.of());
    assertThat(registry.register("s", INT)).isEqualTo(Integer.parseUnsignedInt(id));
    assertThat(registry.schema(Integer.parseUnsignedInt(id))).isEqualTo(INT);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"id\":4294967296}', 4294967296",
    "'{\"id\":-1}', -1",
    "'{\"id\":\"x\"}', x",
    "'{}', ''"
  })
  void anAnswerWithoutAnIdIsRefused(String answer, String id) {
    server.tell("POST /subjects/s/versions", 200, answer);
    assertThatThrownBy(() -> registry(Map.of()).register("s", INT))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageStartingWith(
            "registry must give an id in 0..4294967295: id=%s: subject=s, schema=int, url="
                .formatted(id));
  }

  @Test
  void waitsTwiceAsLongEachTimeWithJitter() {
    server.tellAlways(500, "{\"error_code\":50001,\"message\":\"disk\"}");
    var registry =
        registry(
            Map.of("max.retries", "5", "retries.wait.ms", "1000", "retries.max.wait.ms", "5000"));
    assertThatThrownBy(registry::subjects)
        .isInstanceOf(RegistryUnreachableException.class)
        .hasMessage(
            "schema registry must be reachable: all subjects, url=%s, attempts=6"
                    .formatted(server.url())
                + " (java.io.IOException: HTTP 500 disk)");
    long[] whole = {1000, 2000, 4000, 5000, 5000};
    assertThat(clock.sleeps()).hasSize(whole.length);
    for (int i = 0; i < whole.length; i++) {
      assertThat(clock.sleeps().get(i)).isBetween(whole[i] / 2, whole[i]);
    }
  }

  @Test
  void aRegistryThatIsAwayForAMinuteCostsNothing() {
    server.tellAlways(503, "");
    server.tell("GET /schemas/ids/1", 200, INT_JSON);
    clock.whileAsleep(
        () -> {
          if (clock.millis() >= 50_000) {
            server.tellAlways(0, "");
          }
        });
    assertThat(registry(Map.of()).schema(1)).isEqualTo(INT);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 409, 422})
  void refusalsAreNotRepeated(int status) {
    server.tellAlways(status, "{\"error_code\":%d,\"message\":\"no\"}".formatted(status));
    assertThatThrownBy(() -> registry(Map.of()).register("s", INT))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageEndingWith(
            ": subject=s, schema=int, url=%s (%d no)".formatted(server.url(), status));
    assertThat(server.requests()).hasSize(1);
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
    server.tellAlways(status, body);
    assertThatThrownBy(() -> registry(Map.of()).schema(3))
        .isInstanceOf(RegistryRefusedException.class)
        .satisfies(
            refusal ->
                assertThat(refusal instanceof RegistryUnusableException).isEqualTo(registry));
  }

  @Test
  void nobodyListeningIsUnreachable() throws IOException {
    var url = "http://localhost:" + freePort();
    var registry = registry(Map.of("schema.registry.url", url, "max.retries", "0"));
    assertThatThrownBy(() -> registry.schema(3))
        .isInstanceOf(RegistryUnreachableException.class)
        .hasMessageStartingWith(
            "schema registry must be reachable: id=3, url=%s, attempts=1 (java.net.Connect"
                .formatted(url));
  }

  @Test
  void silenceEndsWithTheReadTimeout() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var url = "http://localhost:" + silent.getLocalPort();
      var registry =
          registry(
              Map.of("schema.registry.url", url, "max.retries", "0", "http.read.timeout.ms", "50"));
      assertThatThrownBy(() -> registry.schema(3))
          .isInstanceOf(RegistryUnreachableException.class)
          .hasMessageEndingWith("(java.net.SocketTimeoutException: Read timed out)");
    }
  }

  @Test
  void answersThatAreNoJsonAreRefused() {
    server.tellAlways(200, "<html>log in</html>");
    assertThatThrownBy(() -> registry(Map.of()).schema(3))
        .hasMessage(
            "schema id must be readable: id=3, url=%s (200 <html>log in</html>)"
                .formatted(server.url()));
  }

  @Test
  void schemasThatAreNoneAreRefused() {
    server.tell("GET /schemas/ids/3", 200, "{\"schema\":\"{}\"}");
    assertThatThrownBy(() -> registry(Map.of()).schema(3))
        .hasMessageStartingWith(
            "registry must hold an Avro schema: id=3, url=%s (".formatted(server.url()));
  }

  @ParameterizedTest
  @CsvSource({
    "USER_INFO, me:se:cret, '', Basic bWU6c2U6Y3JldA==",
    "URL, '', token, Bearer token",
    "URL, '', '', null"
  })
  void saysWhoItIs(String source, String user, String token, String header) {
    server.tell("GET /subjects", 200, "[]");
    registry(
            Map.of(
                "basic.auth.credentials.source", source,
                "basic.auth.user.info", user,
                "schema.registry.bearer.auth.token", token))
        .subjects();
    assertThat(server.authorizations()).containsExactly(header);
  }

  @Test
  void credentialsInTheUrlAreUsedButNeverShown() {
    server.tellAlways(403, "{\"error_code\":40301,\"message\":\"no\"}");
    var url = "http://me:secret@" + server.address();
    assertThatThrownBy(() -> registry(Map.of("schema.registry.url", url)).subjects())
        .hasMessage(
            "schema registry must accept the credentials: all subjects, url=%s (40301 no)"
                .formatted(server.url()));
    assertThat(server.authorizations()).containsExactly("Basic bWU6c2VjcmV0");
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
    assertThatThrownBy(() -> registry(Map.of(name, value)))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void twoWaysToSayWhoItIsAreOneTooMany() {
    assertThatThrownBy(
            () ->
                registry(
                    Map.of(
                        "basic.auth.credentials.source", "USER_INFO",
                        "basic.auth.user.info", "a:b",
                        "bearer.auth.token", "t")))
        .hasMessage(
            "bearer.auth.token must not be set where basic.auth.credentials.source=USER_INFO");
    assertThatThrownBy(() -> registry(Map.of("basic.auth.credentials.source", "USER_INFO")))
        .hasMessage(
            "basic.auth.user.info must be user:password where"
                + " basic.auth.credentials.source=USER_INFO");
  }

  @Test
  void compatibilityOfANewSubjectIsGiven() {
    server.tell("POST /compatibility/subjects/b/versions/latest", 200, "{\"is_compatible\":false}");
    server.tell(
        "POST /compatibility/subjects/c/versions/latest",
        404,
        "{\"error_code\":40401,\"message\":\"Subject 'c' not found.\"}");
    assertThat(registry(Map.of()).isCompatible("b", INT)).isFalse();
    assertThat(registry(Map.of()).isCompatible("c", INT)).isTrue();
  }

  private SchemaRegistry registry(Map<String, String> more) {
    var settings = new HashMap<String, String>();
    settings.put("schema.registry.url", server.url());
    settings.putAll(more);
    return new SchemaRegistry(new RegistryConfig(settings), clock);
  }

  private static String version(int id, int number) {
    return "{\"id\":%d,\"version\":%d,\"schema\":\"\\\"int\\\"\"}".formatted(id, number);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
