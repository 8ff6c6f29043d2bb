package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.LabelScore;
import dev.earmark.schemas.AvroSerde;
import dev.earmark.schemas.registry.RegistryRefusedException;
import dev.earmark.schemas.registry.SchemaRegistry;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the client takes for granted of every registry, whoever made it. */
abstract class RegistryContract {
  private static final Schema V1 = record("{\"name\":\"x\",\"type\":\"int\"}");
  private static final Schema V2 =
      record("{\"name\":\"x\",\"type\":\"int\"},{\"name\":\"y\",\"type\":\"int\",\"default\":0}");
  private static final Schema INCOMPATIBLE = record("{\"name\":\"z\",\"type\":\"string\"}");

  private final String subject = "contract-" + UUID.randomUUID();

  /** Where the registry's API begins. */
  abstract String url();

  static Stream<SpecificRecord> records() {
    return Samples.all();
  }

  @Test
  void theSameSchemaKeepsItsIdAndVersion() {
    int id = client().register(subject, V1);
    assertThat(client().register(subject, V1)).isEqualTo(id);
    assertThat(client().latest(subject)).isEqualTo(new SchemaRegistry.Version(id, 1, V1));
  }

  @Test
  void aSchemaIsFoundByItsIdAndByItsSubject() {
    int first = client().register(subject, V1);
    int second = client().register(subject, V2);
    assertThat(second).isNotEqualTo(first);
    assertThat(client().schema(first)).isEqualTo(V1);
    assertThat(client().schema(second)).isEqualTo(V2);
    assertThat(client().id(subject, V1)).isEqualTo(first);
    assertThat(client().latest(subject)).isEqualTo(new SchemaRegistry.Version(second, 2, V2));
    assertThat(client().subjects()).contains(subject);
  }

  @Test
  void whatIsIncompatibleIsSaidAndRefused() {
    client().register(subject, V1);
    configure("BACKWARD");
    assertThat(client().isCompatible(subject, V2)).isTrue();
    assertThat(client().isCompatible(subject, INCOMPATIBLE)).isFalse();
    assertRefused(409, () -> client().register(subject, INCOMPATIBLE));
    configure("NONE");
    assertThat(client().register(subject, INCOMPATIBLE)).isPositive();
  }

  @Test
  void compatibilityOfANewSubjectIsGiven() {
    assertThat(client().isCompatible(subject, V1)).isTrue();
  }

  @Test
  void aLevelIsTakenAndTold() {
    client().register(subject, V1);
    for (String level : new String[] {"FULL", "BACKWARD_TRANSITIVE"}) {
      configure(level);
      assertThat(new RestCall(url()).get("/config/" + subject))
          .startsWith("200 ")
          .contains("\"compatibilityLevel\":\"" + level + "\"");
    }
  }

  @Test
  void whatIsNotThereHasTheCodesThatTheClientGoesBy() {
    assertRefused(40401, () -> client().latest(subject));
    assertRefused(40401, () -> client().id(subject, V1));
    assertRefused(40403, () -> client().schema(Integer.MAX_VALUE));
    assertRefused(40403, () -> client().schema(-1));
    client().register(subject, V1);
    assertRefused(40403, () -> client().id(subject, V2));
    assertThat(new RestCall(url()).get("/subjects/" + subject + "/versions/9"))
        .startsWith("404 ")
        .contains("40402");
  }

  @Test
  void whatIsNoSchemaIsRefused() {
    assertThat(new RestCall(url()).postSchema("/subjects/" + subject + "/versions", "{\"type\":7}"))
        .startsWith("422 ")
        .contains("42201");
  }

  @Test
  void schemasThatReferToOthersAreRead() {
    var rest = new RestCall(url());
    client().register(subject + "-score", LabelScore.getClassSchema());
    refer(rest, "Best", "dev.earmark.LabelScore", "-score");
    refer(rest, "Day", "Best", "-Best");
    var day = client().latest(subject + "-Day");
    assertThat(client().schema(day.id())).isEqualTo(day.schema());
    byte[] bytes = {0, 0, 0, 0, 0, 2, 'a', 0, 0, 0, 0};
    java.nio.ByteBuffer.wrap(bytes).putInt(1, day.id());
    assertThat(serde().deserializer().deserialize("t", bytes))
        .hasToString("{\"of\": {\"of\": {\"label\": \"a\", \"score\": 0.0}}}");
  }

  private void refer(RestCall rest, String name, String of, String subjectOf) {
    var text =
        "{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"%s\\\",\\\"fields\\\":[{\\\"name\\\":\\\"of\\\",\\\"type\\\":\\\"%s\\\"}]}"
            .formatted(name, of);
    var body =
        "{\"schema\":\"%s\",\"references\":[{\"name\":\"%s\",\"subject\":\"%s\",\"version\":1}]}"
            .formatted(text, of, subject + subjectOf);
    assertThat(rest.post("/subjects/" + subject + "-" + name + "/versions", body))
        .startsWith("200 ");
  }

  @ParameterizedTest
  @MethodSource("records")
  void whatIsWrittenCanBeRead(SpecificRecord record) {
    var bytes = serde().serializer().serialize(subject, record);
    assertThat(serde().deserializer().deserialize(subject, bytes))
        .isInstanceOf(record.getClass())
        .hasToString(record.toString());
  }

  private static void assertRefused(int code, ThrowingCallable asks) {
    assertThatThrownBy(asks)
        .isInstanceOfSatisfying(
            RegistryRefusedException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private void configure(String level) {
    assertThat(
            new RestCall(url()).put("/config/" + subject, "{\"compatibility\":\"" + level + "\"}"))
        .startsWith("200 ");
  }

  /** A new one, which has seen nothing yet. */
  private SchemaRegistry client() {
    return SchemaRegistry.of(Map.of("schema.registry.url", url(), "max.retries", 0));
  }

  private AvroSerde<IndexedRecord> serde() {
    var serde = new AvroSerde<IndexedRecord>();
    serde.configure(Map.of("schema.registry.url", url()), false);
    return serde;
  }

  private static Schema record(String fields) {
    return new Schema.Parser()
        .parse("{\"type\":\"record\",\"name\":\"A\",\"fields\":[%s]}".formatted(fields));
  }
}
