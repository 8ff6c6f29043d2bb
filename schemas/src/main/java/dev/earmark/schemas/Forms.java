package dev.earmark.schemas;

import dev.earmark.schemas.registry.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;

/** Asks the registry how records are to be written. */
final class Forms {
  private final SchemaRegistry registry;
  private final SubjectNameStrategy strategy;
  private final boolean key;
  private final boolean register;
  private final boolean latest;
  private final boolean strict;
  private final boolean plain;

  Forms(SchemaRegistry registry, AvroConfig config, boolean key) {
    this.registry = registry;
    this.key = key;
    strategy = config.strategy(key);
    register = config.getBoolean(AvroConfig.AUTO_REGISTER);
    latest = config.getBoolean(AvroConfig.USE_LATEST);
    strict = config.getBoolean(AvroConfig.LATEST_STRICT);
    plain = config.getBoolean(AvroConfig.REMOVE_JAVA);
    if (register && latest) {
      throw new ConfigException(
          "use.latest.version must be false where auto.register.schemas=true:"
              + " use.latest.version=true");
    }
  }

  Form of(String topic, IndexedRecord record) {
    var schema = plain ? PlainSchema.of(record.getSchema()) : record.getSchema();
    var subject = strategy.subject(topic, key, schema);
    if (latest) {
      return latest(topic, subject, record);
    }
    var id = register ? registry.register(subject, schema) : registry.id(subject, schema);
    return new Form(topic, record.getSchema(), id, writer(record));
  }

  private Form latest(String topic, String subject, IndexedRecord record) {
    var schema = record.getSchema();
    var version = registry.latest(subject);
    if (strict && !reads(version.schema(), schema)) {
      throw new SerializationException(
          "subject's latest version must be able to read the record: subject=%s, version=%d,"
                  .formatted(subject, version.number())
              + " schema=%s, url=%s"
                  .formatted(schema.getFullName(), String.join(",", registry.urls())));
    }
    var same = PlainSchema.of(version.schema()).equals(PlainSchema.of(schema));
    var own = writer(record);
    var writer = same ? own : new LatestWriter(own, schema, version.schema());
    return new Form(topic, schema, version.id(), writer);
  }

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  private static DatumWriter<Object> writer(IndexedRecord record) {
    return record instanceof SpecificRecord
        ? new SpecificDatumWriter<>(record.getSchema(), SpecificData.getForClass(record.getClass()))
        : new GenericDatumWriter<>(record.getSchema());
  }
}
