package dev.earmark.app.listen;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Records that could not be handled: where they came from and why they are here. */
final class DeadLetterKind implements RecordKind {
  private static final String PREFIX = "__streams.errors.";

  @Override
  public Optional<Said> read(ConsumerRecord<byte[], byte[]> record) {
    String device = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    String origin =
        header(record, "topic")
            + "-"
            + header(record, "partition")
            + "@"
            + header(record, "offset");
    String line =
        "%-16s %s %d bytes: %s"
            .formatted(device, origin, length(record), header(record, "message"));
    return Optional.of(new Said(device, line, object(record, device)));
  }

  private static Map<String, @Nullable Object> object(
      ConsumerRecord<byte[], byte[]> record, String device) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("device", device);
    for (String name : new String[] {"topic", "partition", "offset", "exception", "message"}) {
      object.put(name, header(record, name));
    }
    object.put(
        "value",
        record.value() == null ? null : Base64.getEncoder().encodeToString(record.value()));
    return object;
  }

  private static int length(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? 0 : record.value().length;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(PREFIX + name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
