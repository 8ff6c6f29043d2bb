package dev.earmark.schemas;

import dev.earmark.schemas.registry.SchemaRegistry;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaCompatibility.SchemaPairCompatibility;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Finds the writer's schema of an id and the class to read its records into. */
final class Readers {
  private final SchemaRegistry registry;
  private final boolean specific;
  private final @Nullable Class<? extends SpecificRecord> configured;

  Readers(SchemaRegistry registry, AvroConfig config, boolean key) {
    this.registry = registry;
    specific = config.getBoolean(AvroConfig.SPECIFIC_READER);
    var setting = key ? AvroConfig.SPECIFIC_KEY_TYPE : AvroConfig.SPECIFIC_VALUE_TYPE;
    configured = configured(setting, config.getString(setting));
  }

  private static @Nullable Class<? extends SpecificRecord> configured(String setting, String name) {
    return name.isEmpty()
        ? null
        : generated(name)
            .orElseThrow(
                () ->
                    new ConfigException(
                        "%s must name a generated Avro class: %s=%s"
                            .formatted(setting, setting, name)));
  }

  /** A reader of records with the id, into a class where one is asked for. */
  <T extends IndexedRecord> DatumReader<T> of(int id, @Nullable Class<T> asked) {
    var writer = registry.schema(id);
    SchemaBounds.check(writer);
    var type = asked == null ? type(writer) : Optional.of(asked);
    if (type.isEmpty() || !SpecificRecord.class.isAssignableFrom(type.get())) {
      return new GenericDatumReader<>(writer);
    }
    var model = SpecificData.getForClass(type.get());
    var reader = model.getSchema(type.get());
    requireReadable(id, writer, reader);
    return new SpecificDatumReader<>(writer, reader, model);
  }

  private Optional<? extends Class<? extends IndexedRecord>> type(Schema writer) {
    if (configured != null) {
      return Optional.of(configured);
    }
    return specific ? generated(writer.getFullName()) : Optional.empty();
  }

  /** The generated class of a name; classes of that name that are none are not even initialised. */
  private static Optional<Class<? extends SpecificRecord>> generated(String name) {
    try {
      var type = Class.forName(name, false, loader());
      return SpecificRecord.class.isAssignableFrom(type)
          ? Optional.of(type.asSubclass(SpecificRecord.class))
          : Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static ClassLoader loader() {
    var loader = Thread.currentThread().getContextClassLoader();
    return loader == null ? Readers.class.getClassLoader() : loader;
  }

  private void requireReadable(int id, Schema writer, Schema reader) {
    SchemaPairCompatibility pair =
        SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    if (pair.getType() != SchemaCompatibilityType.COMPATIBLE) {
      throw new SerializationException(
          "writer's schema must be readable as %s: id=%s, schema=%s, url=%s (%s)"
              .formatted(
                  reader.getFullName(),
                  Integer.toUnsignedString(id),
                  writer.getFullName(),
                  String.join(",", registry.urls()),
                  pair.getResult().getIncompatibilities()));
    }
  }
}
