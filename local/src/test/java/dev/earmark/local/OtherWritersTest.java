package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.LabelScore;
import dev.earmark.schemas.AvroSerde;
import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** The serde reads what other schemas have written. */
final class OtherWritersTest extends SerdeFixture {
  private static final String OLD_CHUNK =
      """
      {"type":"record","name":"AudioChunk","namespace":"dev.earmark","fields":[
        {"name":"device","type":"string"},
        {"name":"recording","type":"string"},
        {"name":"firstSample","type":"long"},
        {"name":"sampleRate","type":"int"},
        {"name":"channels","type":"int"},
        {"name":"encoding","type":{"type":"enum","name":"AudioEncoding","symbols":["OPUS","S16LE"]}},
        {"name":"capturedAt","type":{"type":"long","logicalType":"timestamp-micros"}},
        {"name":"gain","type":["null","double"]},
        {"name":"samples","type":"bytes"}]}
      """;

  @Test
  void olderAndNewerWritersAreReadWithTheClassesOwnSchema() {
    var old = oldChunk("S16LE");
    var serde = configured(Map.of());
    var bytes = serde.serializer().serialize(TOPIC, old);
    var chunk = (AudioChunk) serde.deserializer().deserialize(TOPIC, bytes);
    assertThat(chunk.getEncoding()).isEqualTo(AudioEncoding.S16LE);
    assertThat(chunk.getCapturedAt()).isEqualTo(Samples.EXACT);
    assertThat(chunk.getLast()).isFalse();
    assertThat(chunk.getSamples().remaining()).isEqualTo(4);
  }

  @Test
  void encodingsNewerThanTheReaderAreUnknown() {
    var serde = configured(Map.of());
    var bytes = serde.serializer().serialize(TOPIC, oldChunk("OPUS"));
    var chunk = (AudioChunk) serde.deserializer().deserialize(TOPIC, bytes);
    assertThat(chunk.getEncoding()).isEqualTo(AudioEncoding.UNKNOWN);
  }

  @Test
  void refusesAWriterThatCannotBeReadAsTheClass() {
    var writer = configured(Map.of());
    var bytes = writer.serializer().serialize(TOPIC, Samples.prediction());
    var reader = AvroSerde.ofValues(AudioChunk.class, settings(Map.of()));
    assertThatThrownBy(() -> reader.deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith(
            "writer's schema must be readable as dev.earmark.AudioChunk: id=1,"
                + " schema=dev.earmark.Prediction, url="
                + registry.url());
  }

  @Test
  void readsSchemasThatReferToOthers() {
    rest.postSchema("/subjects/score/versions", LabelScore.getClassSchema().toString());
    rest.post(
        "/subjects/t-value/versions",
        """
        {"schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Best\\",\\"fields\\":[\
        {\\"name\\":\\"best\\",\\"type\\":\\"dev.earmark.LabelScore\\"}]}",
        "references":[{"name":"dev.earmark.LabelScore","subject":"score","version":1}]}
        """);
    byte[] bytes = {0, 0, 0, 0, 2, 2, 'a', 0, 0, 0, 0};
    assertThat(configured(Map.of()).deserializer().deserialize(TOPIC, bytes))
        .hasToString("{\"best\": {\"label\": \"a\", \"score\": 0.0}}");
  }

  @Test
  void unknownIdsAreNamed() {
    byte[] bytes = {0, 0, 0, 1, 2, 3};
    assertThatThrownBy(() -> configured(Map.of()).deserializer().deserialize(TOPIC, bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage(
            "schema id must be known to the registry: id=258, url=%s (40403 Schema 258 not found)"
                .formatted(registry.url()));
  }

  private GenericRecord oldChunk(String encoding) {
    var schema = new Schema.Parser().parse(OLD_CHUNK);
    var record = new GenericData.Record(schema);
    record.put("device", "d");
    record.put("recording", "r");
    record.put("firstSample", 0L);
    record.put("sampleRate", 8000);
    record.put("channels", 1);
    record.put(
        "encoding", new GenericData.EnumSymbol(schema.getField("encoding").schema(), encoding));
    record.put("capturedAt", -1_876_543L);
    record.put("samples", ByteBuffer.wrap(new byte[4]));
    return record;
  }
}
