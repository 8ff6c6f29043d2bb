package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.schemas.AvroSerde;
import dev.earmark.schemas.TrustedRecords;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the serde writes it reads again. */
final class AvroSerdeTest extends SerdeFixture {
  static Stream<SpecificRecord> records() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("records")
  void readsWhatItWrote(SpecificRecord record) {
    try (var serde = configured(Map.of())) {
      var bytes = serde.serializer().serialize(TOPIC, record);
      var read = serde.deserializer().deserialize(TOPIC, bytes);
      // Avro's equals calls no two NaN equal, so the bytes are compared.
      assertThat(read).isInstanceOf(record.getClass()).hasToString(record.toString());
      assertThat(serde.serializer().serialize(TOPIC, read)).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @MethodSource("records")
  void recordsCanBeCopied(SpecificRecord record) {
    TrustedRecords.trust();
    var model = SpecificData.getForClass(record.getClass());
    assertThat((Object) model.deepCopy(record.getSchema(), record)).hasToString(record.toString());
  }

  @Test
  void bytesAreAViewOfTheRecordsArray() {
    var serde = AvroSerde.ofValues(AudioChunk.class, settings(Map.of()));
    var bytes = serde.serializer().serialize(TOPIC, Samples.chunk());
    var samples = serde.deserializer().deserialize(TOPIC, bytes).getSamples();
    bytes[bytes.length - 1] = 99;
    assertThat(samples.get(3199)).isEqualTo((byte) 99);
    assertThat(samples.remaining()).isEqualTo(3200);
    assertThat(samples.capacity()).isEqualTo(3200);
  }

  @Test
  void nullStaysNull() {
    var serde = configured(Map.of());
    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
    assertThat(serde.deserializer().deserialize(TOPIC, (byte[]) null)).isNull();
  }

  @Test
  void readsGenericRecordsWhereNoClassIsWanted() {
    var serde = configured(Map.of("specific.avro.reader", "false"));
    var bytes = serde.serializer().serialize(TOPIC, Samples.prediction());
    var record = (GenericRecord) serde.deserializer().deserialize(TOPIC, bytes);
    assertThat(record.get("label").toString()).isEqualTo("yes");
    assertThat(record.get("startedAt")).isEqualTo(-1_876_543L);
  }

  @Test
  void readsGenericRecordsWhereNoClassIsKnown() {
    var serde = configured(Map.of());
    var schema =
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"X\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}");
    var record = new GenericData.Record(schema);
    record.put("a", 7);
    var bytes = serde.serializer().serialize(TOPIC, record);
    assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(record);
  }
}
