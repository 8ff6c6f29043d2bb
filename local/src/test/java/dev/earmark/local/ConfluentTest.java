package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.schemas.AvroSerde;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Oracle: KafkaAvroSerializer and KafkaAvroDeserializer of Confluent 7.9.5, out of {@code
 * org.apache.pinot:pinot-confluent-avro:1.5.0:shaded}, on the embedded registry.
 */
final class ConfluentTest {
  @TempDir static Path folder;
  private static EmbeddedRegistry registry;
  private static Confluent confluent;
  private static AvroSerde<IndexedRecord> own;

  @BeforeAll
  static void start() throws Exception {
    registry = EmbeddedRegistry.start(folder);
    confluent = new Confluent(registry.url());
    own = new AvroSerde<>();
    own.configure(Map.of("schema.registry.url", registry.url()), false);
  }

  @AfterAll
  static void stop() throws Exception {
    confluent.close();
    registry.close();
  }

  static Stream<SpecificRecord> records() {
    return Samples.all();
  }

  @ParameterizedTest
  @MethodSource("records")
  void readsOurBytesAndWritesTheSame(SpecificRecord record) throws Exception {
    var topic = record.getSchema().getName();
    var bytes = own.serializer().serialize(topic, record);
    var read = confluent.read(topic, bytes);
    assertThat(read).hasToString(generic(bytes));
    assertThat(confluent.write(topic, read)).isEqualTo(bytes);
  }

  @Test
  void weReadWhatItRegisteredAndWroteFirst() throws Exception {
    var schema = Files.readString(Path.of("../schemas/src/main/avro/Truth.avsc"));
    var record =
        confluent.fromJson(
            schema,
            """
            {"device":"mic","recording":"r1","fromSample":0,"toSample":{"long":9},
             "sampleRate":16000,"label":"yes","source":"REVIEW"}
            """);
    var bytes = confluent.write("first", record);
    assertThat(own.deserializer().deserialize("first", bytes)).isEqualTo(Samples.truth(9L));
    assertThat(own.serializer().serialize("first", Samples.truth(9L))).isEqualTo(bytes);
  }

  /** Our own generic reading, whose text Avro writes alike in both versions. */
  private String generic(byte[] bytes) {
    try (var serde = new AvroSerde<IndexedRecord>()) {
      serde.configure(
          Map.of("schema.registry.url", registry.url(), "specific.avro.reader", "false"), false);
      return String.valueOf(serde.deserializer().deserialize("t", bytes));
    }
  }
}
