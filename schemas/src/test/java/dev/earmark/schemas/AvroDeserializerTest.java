package dev.earmark.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import dev.earmark.schemas.registry.FakeRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is no record is refused with one sentence, and with nothing but a SerializationException.
 */
final class AvroDeserializerTest {
  private static FakeRegistry server;
  private static AvroDeserializer<Truth> deserializer;

  @BeforeAll
  @BeforeContainer
  static void start() throws IOException {
    server = new FakeRegistry();
    var schema = Map.of("schema", Truth.getClassSchema().toString());
    server.tell("GET /schemas/ids/1", 200, new ObjectMapper().writeValueAsString(schema));
    deserializer = new AvroDeserializer<>(Truth.class);
    deserializer.configure(Map.of("schema.registry.url", server.url()), false);
  }

  @AfterAll
  @AfterContainer
  static void stop() {
    server.close();
  }

  @Test
  void wrongMagicByte() {
    assertRefused(
        "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
        "record must start with the magic byte 0: topic=t, first byte=123, length=7");
  }

  @Test
  void noRoomForAnId() {
    assertRefused(
        new byte[0], "record must hold a schema id after the magic byte: topic=t, length=0");
    assertRefused(
        new byte[4], "record must hold a schema id after the magic byte: topic=t, length=4");
  }

  @Test
  void cutOffAnywhere() throws IOException {
    var whole = framed(truth());
    for (int length = 5; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> deserializer.deserialize("t", cut))
          .isInstanceOf(SerializationException.class)
          .hasMessageStartingWith(
              "record must be Avro of its schema: topic=t, id=1, length=%d (it ends early: "
                  .formatted(length));
    }
    assertThat(deserializer.deserialize("t", whole)).isEqualTo(truth());
  }

  @Test
  void moreThanARecord() throws IOException {
    var whole = framed(truth());
    assertRefused(
        Arrays.copyOf(whole, whole.length + 2),
        "record must be Avro of its schema: topic=t, id=1, length=%d (it goes on after its end: left=2)"
            .formatted(whole.length + 2));
  }

  /** As the null of a union is read; a consumer would take it for a deleted key. */
  @Test
  void nullInPlaceOfARecord() {
    server.tell(
        "GET /schemas/ids/2",
        200,
        "{\"schema\":\"[\\\"null\\\",{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"R\\\",\\\"fields\\\":[]}]\"}");
    try (var any = new AvroDeserializer<IndexedRecord>()) {
      any.configure(Map.of("schema.registry.url", server.url()), false);
      assertThat(any.deserialize("t", new byte[] {0, 0, 0, 0, 2, 2})).isNotNull();
      assertThatThrownBy(() -> any.deserialize("t", new byte[] {0, 0, 0, 0, 2, 0}))
          .isInstanceOf(SerializationException.class)
          .hasMessage(
              "record must be Avro of its schema: topic=t, id=2, length=6"
                  + " (it holds null in place of a record)");
    }
  }

  @Test
  void theLargestIdGoesThereAndBack() throws IOException {
    var schema = Map.of("schema", Truth.getClassSchema().toString());
    server.tell("POST /subjects/t-value/versions", 200, "{\"id\":4294967295}");
    server.tell("GET /schemas/ids/4294967295", 200, new ObjectMapper().writeValueAsString(schema));
    try (var serializer = new AvroSerializer<Truth>()) {
      serializer.configure(Map.of("schema.registry.url", server.url()), false);
      var bytes = Objects.requireNonNull(serializer.serialize("t", truth()));
      assertThat(bytes).startsWith(0, -1, -1, -1, -1);
      assertThat(deserializer.deserialize("t", bytes)).isEqualTo(truth());
      assertRefused(
          Arrays.copyOf(bytes, bytes.length + 1),
          "record must be Avro of its schema: topic=t, id=4294967295, length=%d (it goes on after its end: left=1)"
              .formatted(bytes.length + 1));
    }
  }

  @Test
  void aLengthBeyondTheRecordAllocatesNothing() {
    byte[] huge = {0, 0, 0, 0, 1, -1, -1, -1, -1, 15};
    assertRefused(
        huge,
        "record must be Avro of its schema: topic=t, id=1, length=10"
            + " (it ends early: needed=-2147483648, left=0)");
  }

  @Test
  void nestingWithoutEndIsTheRecordsFaultAlone() throws IOException {
    var more =
        """
        {"name":"more","type":{"type":"record","name":"More","fields":[
          {"name":"more","type":["null","More"]}]}},""";
    var json = Truth.getClassSchema().toString();
    var nested = json.replaceFirst("\"fields\":\\[", "\"fields\":[" + more.replace("\n", ""));
    server.tell(
        "GET /schemas/ids/2", 200, new ObjectMapper().writeValueAsString(Map.of("schema", nested)));
    var bytes = new byte[1_000_000];
    Arrays.fill(bytes, 5, bytes.length, (byte) 2);
    bytes[0] = 0;
    bytes[4] = 2;
    assertThatThrownBy(() -> deserializer.deserialize("t", bytes))
        .isInstanceOf(SerializationException.class)
        .hasNoCause()
        .hasMessage(
            "record must be Avro of its schema: topic=t, id=2, length=1000000"
                + " (it is nested too deeply)");
  }

  @Property(tries = 2000)
  void randomBytesAreRefusedOrRead(@ForAll byte[] tail) {
    var bytes = new byte[tail.length + 5];
    bytes[4] = 1;
    System.arraycopy(tail, 0, bytes, 5, tail.length);
    try {
      assertThat(deserializer.deserialize("t", bytes)).isInstanceOf(Truth.class);
    } catch (SerializationException e) {
      assertThat(e).hasMessageStartingWith("record must be Avro of its schema: topic=t, id=1");
    }
  }

  @Test
  void anUnconfiguredSerdeSaysSo() {
    var fresh = new AvroDeserializer<Truth>();
    assertThatThrownBy(() -> fresh.deserialize("t", new byte[6]))
        .hasMessage("deserializer must be configured before use: topic=t");
    assertThatThrownBy(() -> new AvroSerializer<Truth>().serialize("t", truth()))
        .hasMessage("serializer must be configured before use: topic=t");
  }

  @Test
  void wrongSettingsAreNamed() {
    assertThatThrownBy(() -> configure("specific.avro.value.type", "java.lang.String"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "specific.avro.value.type must name a generated Avro class:"
                + " specific.avro.value.type=java.lang.String");
    assertThatThrownBy(() -> configure("value.subject.name.strategy", "MyStrategy"))
        .hasMessage(
            "value.subject.name.strategy must be TopicNameStrategy, RecordNameStrategy or"
                + " TopicRecordNameStrategy: value.subject.name.strategy=MyStrategy");
    assertThatThrownBy(() -> configure("use.latest.version", "true"))
        .hasMessage(
            "use.latest.version must be false where auto.register.schemas=true:"
                + " use.latest.version=true");
  }

  private static void configure(String name, String value) {
    new AvroSerde<Truth>().configure(Map.of("schema.registry.url", "http://x", name, value), false);
  }

  private static void assertRefused(byte[] bytes, String message) {
    assertThatThrownBy(() -> deserializer.deserialize("t", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage(message);
  }

  private static Truth truth() {
    return new Truth("mic", "r", 5L, 7L, 16_000, "yes", TruthSource.TEST);
  }

  /** Avro's own encoder, framed by hand. */
  private static byte[] framed(Truth truth) throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(new byte[] {0, 0, 0, 0, 1});
    var encoder = EncoderFactory.get().binaryEncoder(out, null);
    new SpecificDatumWriter<>(Truth.class).write(truth, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
