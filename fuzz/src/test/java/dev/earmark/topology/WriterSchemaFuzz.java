package dev.earmark.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.AudioChunk;
import dev.earmark.Truth;
import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.FakeRegistry;
import dev.earmark.fuzz.Input;
import dev.earmark.fuzz.Pack;
import dev.earmark.schemas.AvroDeserializer;
import dev.earmark.schemas.RecordDeserializer;
import dev.earmark.schemas.registry.RegistryUnusableException;
import dev.earmark.topology.deadletter.RecordRefusedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Records whose schema is whatever a registry holds: dead letters, or values that the topology
 * takes.
 *
 * <p>The registry's answer, a line feed, the answer for schemas that it refers to, a line feed, a
 * byte that says how the record is read, Avro.
 */
public final class WriterSchemaFuzz {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] RECORD_HEAD = {0, 0, 0, 0, 1};
  private static final Map<String, Object> SETTINGS =
      new FakeRegistry(WriterSchemaFuzz::answer).settings();

  private static volatile byte[] schema = {};
  private static volatile byte[] referred = {};

  private WriterSchemaFuzz() {}

  private static byte[] answer(String path) {
    return path.startsWith("/schemas/ids/") ? schema : referred;
  }

  static byte[] envelope(String schema) {
    return JSON.createObjectNode()
        .put("schema", schema)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  public static void fuzzerTestOneInput(byte[] bytes) {
    int first = lineEnd(bytes, 0);
    int second = lineEnd(bytes, Math.min(bytes.length, first + 1));
    schema = Arrays.copyOf(bytes, first);
    referred = Arrays.copyOfRange(bytes, Math.min(bytes.length, first + 1), second);
    var input =
        new Input(Arrays.copyOfRange(bytes, Math.min(bytes.length, second + 1), bytes.length));
    int way = input.number();
    byte[] record = new Pack().bytes(RECORD_HEAD).bytes(input.rest()).done();
    Cost.hold(bytes, () -> read(way, record));
  }

  private static int lineEnd(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  private static void read(int way, byte[] record) {
    try (Deserializer<?> deserializer = deserializer(way)) {
      Object value = deserializer.deserialize("t", record);
      if (value == null) {
        throw new AssertionError("a record must not vanish");
      }
      RecordFuzz.take(value);
    } catch (RegistryUnusableException noRegistry) {
      // What answers is no registry: rightly no fault of the record.
    } catch (SerializationException | RecordRefusedException | IllegalArgumentException refused) {
      RecordFuzz.requireDeadLetter(refused);
    }
  }

  private static Deserializer<?> deserializer(int way) {
    return switch (way % 4) {
      case 0 -> configured(new AvroDeserializer<>(AudioChunk.class));
      case 1 -> configured(new AvroDeserializer<>(Truth.class));
      case 2 -> new RecordDeserializer<>(AudioChunk.class, any());
      default -> any();
    };
  }

  private static AvroDeserializer<IndexedRecord> any() {
    return configured(new AvroDeserializer<IndexedRecord>());
  }

  private static <T extends IndexedRecord> AvroDeserializer<T> configured(
      AvroDeserializer<T> deserializer) {
    deserializer.configure(SETTINGS, false);
    return deserializer;
  }

  public static List<byte[]> seeds() {
    String ours = AudioChunk.getClassSchema().toString();
    byte[] chunk = RecordFuzz.avro(RecordFuzz.chunk());
    return List.of(
        seed(envelope(ours), "", 0, chunk),
        seed(envelope(ours), "", 2, chunk),
        seed(envelope(widened(ours)), "", 0, new Pack().number(2, 0x0202).bytes(chunk).done()),
        seed(envelope(generic()), "", 3, new byte[] {2, 'a', 2, 4, 0, 0, 2, 'k', 1, 0, 1, 2, 3, 4}),
        referring(2),
        referring(0));
  }

  /** A union of null and a record of another subject, and which of them is held. */
  private static byte[] referring(int branch) {
    return seed(
        "{\"schema\":\"[\\\"null\\\",\\\"a.R\\\"]\",\"references\":[{\"name\":\"a.R\",\"subject\":\"s\",\"version\":1}]}"
            .getBytes(StandardCharsets.UTF_8),
        "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"a.R\\\",\\\"fields\\\":[]}\"}",
        3,
        new byte[] {(byte) branch});
  }

  private static String widened(String ours) {
    return ours.replaceFirst(
        "\"fields\":\\[",
        "\"fields\":[{\"name\":\"extra\",\"type\":{\"type\":\"array\",\"items\":[\"null\",\"string\"]}},");
  }

  private static String generic() {
    return "{\"type\":\"record\",\"name\":\"a.G\",\"fields\":["
        + "{\"name\":\"s\",\"type\":\"string\"},"
        + "{\"name\":\"a\",\"type\":{\"type\":\"array\",\"items\":\"int\"}},"
        + "{\"name\":\"m\",\"type\":{\"type\":\"map\",\"values\":\"boolean\"}},"
        + "{\"name\":\"f\",\"type\":{\"type\":\"fixed\",\"name\":\"F\",\"size\":4}},"
        + "{\"name\":\"r\",\"type\":[\"null\",\"G\"],\"default\":null}]}";
  }

  private static byte[] seed(byte[] schema, String referred, int way, byte[] avro) {
    var seed = new Pack().bytes(schema).text("\n").text(referred).text("\n");
    return seed.number(1, way).bytes(avro).done();
  }
}
