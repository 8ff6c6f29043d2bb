package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.LabelScore;
import dev.earmark.Prediction;
import dev.earmark.schemas.AvroSerde;
import dev.earmark.schemas.TrustedRecords;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The serde against a registry, both ways. */
final class AvroSerdeTest {
  private static final String TOPIC = "t";
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

  @TempDir Path folder;
  private EmbeddedRegistry registry;

  @BeforeEach
  void start() {
    registry = EmbeddedRegistry.start(folder);
  }

  @AfterEach
  void stop() {
    registry.close();
  }

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
  void refusesToRegisterAnIncompatibleSchema() {
    new RestCall(registry.url()).postSchema("/subjects/t-value/versions", "{\"type\":\"string\"}");
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
    var rest = new RestCall(registry.url());
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
    new RestCall(registry.url()).postSchema("/subjects/t-value/versions", "\"string\"");
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
    assertThat(new RestCall(registry.url()).get("/subjects"))
        .isEqualTo("200 [\"" + subject + "\"]");
  }

  @Test
  void everyLanguageRegistersTheSameSchema() throws Exception {
    configured(Map.of()).serializer().serialize(TOPIC, Samples.chunk());
    var avsc = Files.readString(Path.of("../schemas/src/main/avro/AudioChunk.avsc"));
    assertThat(new RestCall(registry.url()).postSchema("/subjects/t-value/versions", avsc))
        .isEqualTo("200 {\"id\":1}");
  }

  @Test
  void readsSchemasThatReferToOthers() {
    var rest = new RestCall(registry.url());
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

  private AvroSerde<IndexedRecord> configured(Map<String, String> more) {
    var serde = new AvroSerde<IndexedRecord>();
    serde.configure(settings(more), false);
    return serde;
  }

  private Map<String, String> settings(Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("schema.registry.url", registry.url());
    return settings;
  }
}
