package dev.earmark.local;

import dev.earmark.schemas.AvroSerde;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.IndexedRecord;

/** Tests with a registry each, and serdes that use it. */
abstract class SerdeFixture extends RegistryFixture {
  static final String TOPIC = "t";

  AvroSerde<IndexedRecord> configured(Map<String, String> more) {
    var serde = new AvroSerde<IndexedRecord>();
    serde.configure(settings(more), false);
    return serde;
  }

  Map<String, String> settings(Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("schema.registry.url", registry.url());
    return settings;
  }
}
