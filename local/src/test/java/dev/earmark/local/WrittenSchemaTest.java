package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.Prediction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which schema the serde writes with, and under which subject it is registered. */
final class WrittenSchemaTest extends SerdeFixture {
  @Test
  void refusesToRegisterAnIncompatibleSchema() {
    rest.postSchema("/subjects/t-value/versions", "{\"type\":\"string\"}");
    var serde = configured(Map.of());
    assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, Samples.chunk()))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith(
            "schema must be compatible with the subject's earlier versions: subject=t-value,"
                + " schema=dev.earmark.AudioChunk, url=%s (409 ".formatted(registry.url()));
  }

  @Test
  void withoutRegistrationTheSchemaMustBeThere() {
    var serde = configured(Map.of("auto.register.schemas", "false"));
    assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, Samples.chunk()))
        .hasMessage(
            "schema must be registered for the subject: subject=t-value,"
                + " schema=dev.earmark.AudioChunk, url=%s (40401 Subject 't-value' not found.)"
                    .formatted(registry.url()));
    configured(Map.of()).serializer().serialize(TOPIC, Samples.chunk());
    assertThat(serde.serializer().serialize(TOPIC, Samples.chunk())).startsWith(0, 0, 0, 0, 1);
  }

  @Test
  void latestVersionIsWrittenInItsOwnShape() {
    rest.put("/config", "{\"compatibility\":\"NONE\"}");
    rest.postSchema("/subjects/t-value/versions", Prediction.getClassSchema().toString());
    var latest =
        """
        {"type":"record","name":"Prediction","namespace":"dev.earmark","fields":[
          {"name":"label","type":"string"},{"name":"extra","type":"int","default":5},
          {"name":"confidence","type":"double"}]}
        """;
    rest.postSchema("/subjects/t-value/versions", latest);
    var serde =
        configured(
            Map.of(
                "auto.register.schemas", "false",
                "use.latest.version", "true",
                "specific.avro.reader", "false"));
    var bytes = serde.serializer().serialize(TOPIC, Samples.prediction());
    assertThat(bytes).startsWith(0, 0, 0, 0, 2);
    assertThat(serde.deserializer().deserialize(TOPIC, bytes))
        .hasToString("{\"label\": \"yes\", \"extra\": 5, \"confidence\": 0.10000000149011612}");
  }

  @Test
  void latestVersionMustReadTheRecord() {
    rest.postSchema("/subjects/t-value/versions", "\"string\"");
    var serde = configured(Map.of("auto.register.schemas", "false", "use.latest.version", "true"));
    assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, Samples.truth(null)))
        .hasMessage(
            "subject's latest version must be able to read the record: subject=t-value, version=1,"
                + " schema=dev.earmark.Truth, url="
                + registry.url());
  }

  @ParameterizedTest
  @CsvSource({
    "io.confluent.kafka.serializers.subject.TopicNameStrategy, t-value",
    "io.confluent.kafka.serializers.subject.RecordNameStrategy, dev.earmark.Truth",
    "TopicRecordNameStrategy, t-dev.earmark.Truth"
  })
  void subjectsAreNamedAsAsked(String strategy, String subject) {
    var serde = configured(Map.of("value.subject.name.strategy", strategy));
    serde.serializer().serialize(TOPIC, Samples.truth(1L));
    assertThat(rest.get("/subjects")).isEqualTo("200 [\"" + subject + "\"]");
  }

  @Test
  void everyLanguageRegistersTheSameSchema() throws Exception {
    configured(Map.of()).serializer().serialize(TOPIC, Samples.chunk());
    var avsc = Files.readString(Path.of("../schemas/src/main/avro/AudioChunk.avsc"));
    assertThat(rest.postSchema("/subjects/t-value/versions", avsc)).isEqualTo("200 {\"id\":1}");
  }
}
