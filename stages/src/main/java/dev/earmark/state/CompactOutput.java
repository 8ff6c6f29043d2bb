package dev.earmark.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes numbers in as few bytes as they need.
 *
 * <p>A number is seven bits a byte, least significant first, the top bit set on all but the last
 * byte; where it may be negative, {@code 2n} stands for <i>n</i> and {@code 2n − 1} for <i>−n</i>
 * (zigzag), as in Avro and protobuf. A text is its length in bytes, then UTF-8.
 */
public final class CompactOutput {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);

  /** Writes a number from 0 up. */
  public CompactOutput count(long value) {
    if (value < 0) {
      throw new IllegalArgumentException("count must be at least 0: count=" + value);
    }
    return bits(value);
  }

  /** Writes any number; those near zero take least. */
  public CompactOutput number(long value) {
    return bits((value << 1) ^ (value >> 63));
  }

  /** Writes yes or no. */
  public CompactOutput flag(boolean value) {
    return bits(value ? 1 : 0);
  }

  /** Writes a text. */
  public CompactOutput text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    count(utf8.length);
    bytes.writeBytes(utf8);
    return this;
  }

  private CompactOutput bits(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write((int) ((rest & 0x7F) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
    return this;
  }

  /** Returns what was written. */
  public byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
