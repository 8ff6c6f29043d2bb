package dev.earmark.schemas;

import java.nio.ByteBuffer;
import org.apache.kafka.common.errors.SerializationException;

/** Confluent's framing of a record: a zero byte, the schema's id in four bytes, then Avro. */
final class WireFormat {
  static final byte MAGIC = 0;
  static final int HEADER_BYTES = 5;

  private WireFormat() {}

  /** The schema id that leads a record: 32 bits, unsigned. */
  static int id(byte[] bytes, String topic) {
    if (bytes.length > 0 && bytes[0] != MAGIC) {
      throw new SerializationException(
          "record must start with the magic byte 0: topic=%s, first byte=%d, length=%d"
              .formatted(topic, bytes[0] & 0xff, bytes.length));
    }
    if (bytes.length < HEADER_BYTES) {
      throw new SerializationException(
          "record must hold a schema id after the magic byte: topic=%s, length=%d"
              .formatted(topic, bytes.length));
    }
    return ByteBuffer.wrap(bytes).getInt(1);
  }
}
