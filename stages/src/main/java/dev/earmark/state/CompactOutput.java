package dev.earmark.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes numbers in as few bytes as they need.
 *
 * <p>A number is seven bits a byte, least significant first, the top bit set on all but the last
 * byte; where it may be negative, {@code 2n} stands for <i>n</i> and {@code 2n − 1} for <i>−n</i>
 * (zigzag), as in Avro and protobuf. A text is its length in bytes, then UTF-8.
 */
public final class CompactOutput {
  private static final int LONGEST_NUMBER = 10;
  private byte[] bytes = new byte[512];
  private int length;

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
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, length, utf8.length);
    length += utf8.length;
    return this;
  }

  private CompactOutput bits(long value) {
    room(LONGEST_NUMBER);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
    }
  }

  /** Returns what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }
}
