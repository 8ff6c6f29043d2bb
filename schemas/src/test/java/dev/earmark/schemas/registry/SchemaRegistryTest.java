package dev.earmark.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of a registry, and for how long the answers are believed. */
final class SchemaRegistryTest {
  private static final Schema INT = Schema.create(Schema.Type.INT);
  private static final String INT_JSON = "{\"schema\":\"\\\"int\\\"\"}";

  @RegisterExtension final SteeredRegistry steered = new SteeredRegistry();

  @Test
  void knownIdsAreAskedForOnce() {
    steered.server.tell("GET /schemas/ids/1", 200, INT_JSON);
    steered.server.tell("POST /subjects/a%2Fb%20c/versions", 200, "{\"id\":1}");
    var registry = steered.client(Map.of());
    assertThat(registry.schema(1)).isEqualTo(INT);
    assertThat(registry.schema(1)).isEqualTo(INT);
    assertThat(registry.register("a/b c", INT)).isEqualTo(1);
    assertThat(registry.register("a/b c", INT)).isEqualTo(1);
    assertThat(steered.server.requests())
        .containsExactly("GET /schemas/ids/1", "POST /subjects/a%2Fb%20c/versions");
  }

  @Test
  void unknownIdsAreAskedForAgainAfterAWhile() {
    var registry = steered.client(Map.of("missing.id.cache.ttl.sec", "5"));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> registry.schema(9))
          .isInstanceOf(RegistryRefusedException.class)
          .hasMessage(
              "schema id must be known to the registry: id=9, url=%s (40403 Schema not found)"
                  .formatted(steered.server.url()));
    }
    assertThat(steered.server.requests()).hasSize(1);
    steered.server.tell("GET /schemas/ids/9", 200, INT_JSON);
    steered.clock.pass(5000);
    assertThat(registry.schema(9)).isEqualTo(INT);
  }

  @Test
  void latestVersionsAreBelievedForAWhile() {
    steered.server.tell("GET /subjects/a/versions/latest", 200, version(1, 1));
    var registry = steered.client(Map.of("latest.cache.ttl.sec", "60"));
    assertThat(registry.latest("a").number()).isEqualTo(1);
    steered.server.tell("GET /subjects/a/versions/latest", 200, version(2, 2));
    steered.clock.pass(59_999);
    assertThat(registry.latest("a").number()).isEqualTo(1);
    steered.clock.pass(1);
    assertThat(registry.latest("a")).isEqualTo(new SchemaRegistry.Version(2, 2, INT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "2147483648", "4294967295"})
  void idsAreUnsigned(String id) {
    steered.server.tell("GET /schemas/ids/" + id, 200, INT_JSON);
    steered.server.tell("POST /subjects/s/versions", 200, "{\"id\":%s}".formatted(id));
    var registry = steered.client(Map.of());
    assertThat(registry.register("s", INT)).isEqualTo(Integer.parseUnsignedInt(id));
    assertThat(registry.schema(Integer.parseUnsignedInt(id))).isEqualTo(INT);
  }

  @Test
  void compatibilityOfANewSubjectIsGiven() {
    steered.server.tell(
        "POST /compatibility/subjects/b/versions/latest", 200, "{\"is_compatible\":false}");
    steered.server.tell(
        "POST /compatibility/subjects/c/versions/latest",
        404,
        "{\"error_code\":40401,\"message\":\"Subject 'c' not found.\"}");
    assertThat(steered.client(Map.of()).isCompatible("b", INT)).isFalse();
    assertThat(steered.client(Map.of()).isCompatible("c", INT)).isTrue();
  }

  private static String version(int id, int number) {
    return "{\"id\":%d,\"version\":%d,\"schema\":\"\\\"int\\\"\"}".formatted(id, number);
  }
}
