package dev.earmark.app.listen;

import dev.earmark.app.Json;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Turns Avro records into what JSON can say: instants as ISO text, bytes as Base64, NaN as null.
 */
final class AvroJson {
  private AvroJson() {}

  static Map<String, @Nullable Object> of(IndexedRecord record) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (Schema.Field field : record.getSchema().getFields()) {
      object.put(field.name(), value(record.get(field.pos())));
    }
    return object;
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value instanceof IndexedRecord record) {
      return of(record);
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(AvroJson::value).toList();
    }
    return scalar(value);
  }

  private static @Nullable Object scalar(@Nullable Object value) {
    if (value instanceof Double number) {
      return Json.finite(number);
    }
    if (value instanceof ByteBuffer bytes) {
      return base64(bytes.duplicate());
    }
    return value instanceof Number || value instanceof Boolean || value == null
        ? value
        : text(value);
  }

  private static String base64(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return Base64.getEncoder().encodeToString(copy);
  }

  private static String text(Object value) {
    return value instanceof Instant instant ? instant.toString() : value.toString();
  }
}
