package dev.earmark.topology;

import dev.earmark.AudioChunk;
import dev.earmark.schemas.AvroSerializer;
import dev.earmark.topology.topic.TopicNames;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Chunks as producers write them that know an older or a newer version of the record. */
record OtherChunks(Schema schema, Map<String, ?> registry) {
  private static final String TOPIC = TopicNames.defaults().chunks();
  private static final String PRESENT = AudioChunk.getClassSchema().toString();

  /** Before recordings could end, and before telephones. */
  static OtherChunks older(Map<String, ?> registry) {
    var schema = new Schema.Parser().parse(PRESENT.replace(",\"ULAW\",\"ALAW\"", ""));
    var fields =
        schema.getFields().stream()
            .filter(field -> !field.name().equals("last"))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return new OtherChunks(of(schema, fields), registry);
  }

  /** With a field and an encoding that this version does not know. */
  static OtherChunks newer(Map<String, ?> registry) {
    var gain = "{\"name\":\"gain\",\"type\":[\"null\",\"double\"],\"default\":null},";
    var newer =
        PRESENT
            .replace("\"ALAW\"]", "\"ALAW\",\"OPUS\"]")
            .replace("\"fields\":[", "\"fields\":[" + gain);
    return new OtherChunks(new Schema.Parser().parse(newer), registry);
  }

  private static Schema of(Schema schema, List<Schema.Field> fields) {
    return Schema.createRecord(
        schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
  }

  /** Returns what such a producer sends; the schema is registered where it is new. */
  byte[] bytes(AudioChunk chunk) {
    return bytes(chunk, chunk.getEncoding().name());
  }

  /** The same under another encoding's name. */
  byte[] bytes(AudioChunk chunk, String encoding) {
    try (var serializer = new AvroSerializer<GenericRecord>()) {
      serializer.configure(registry, false);
      return Objects.requireNonNull(serializer.serialize(TOPIC, record(chunk, encoding)));
    }
  }

  private GenericRecord record(AudioChunk chunk, String encoding) {
    var record = new GenericData.Record(schema);
    for (var field : schema.getFields()) {
      switch (field.name()) {
        case "gain" -> record.put("gain", 0.5);
        case "encoding" ->
            record.put("encoding", new GenericData.EnumSymbol(field.schema(), encoding));
        case "capturedAt" -> record.put("capturedAt", micros(chunk));
        default -> record.put(field.name(), chunk.get(field.name()));
      }
    }
    return record;
  }

  private static long micros(AudioChunk chunk) {
    var at = chunk.getCapturedAt();
    return TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + at.getNano() / 1_000;
  }
}
