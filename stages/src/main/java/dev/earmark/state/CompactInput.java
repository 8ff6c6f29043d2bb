package dev.earmark.state;

import java.nio.charset.StandardCharsets;

/** Reads what {@link CompactOutput} wrote; bytes that end too early are refused. */
public final class CompactInput {
  private static final int MAX_SHIFT = 63;
  private final byte[] bytes;
  private int at;

  /** Reads from the first byte on. */
  public CompactInput(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads a number from 0 up. */
  public long count() {
    long value = bits();
    if (value < 0) {
      throw broken("a count must be at least 0: count=" + value);
    }
    return value;
  }

  /** Reads a number from 0 to {@code most}, which is called {@code what} where it is larger. */
  public int upTo(int most, String what) {
    long value = count();
    if (value > most) {
      throw broken(what + " must be at most " + most + ": " + what + "=" + value);
    }
    return (int) value;
  }

  /** Reads a number of things that take at least a byte each, so no more than there are bytes. */
  public int length() {
    long value = count();
    if (value > bytes.length - at) {
      throw broken("a length must be at most the bytes that follow: length=" + value);
    }
    return (int) value;
  }

  /** Reads any number. */
  public long number() {
    long value = bits();
    return (value >>> 1) ^ -(value & 1);
  }

  /** Reads yes or no. */
  public boolean flag() {
    return bits() != 0;
  }

  /** Reads a text. */
  public String text() {
    int length = length();
    at += length;
    return new String(bytes, at - length, length, StandardCharsets.UTF_8);
  }

  /** Refuses bytes of which some are left. */
  public void checkAtEnd() {
    if (at < bytes.length) {
      throw broken("state must end where it was read to");
    }
  }

  private long bits() {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      byte next = next();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw broken("a number must end within 10 bytes");
  }

  private byte next() {
    if (at >= bytes.length) {
      throw broken("state must not end early");
    }
    return bytes[at++];
  }

  private IllegalArgumentException broken(String rule) {
    return new IllegalArgumentException(rule + ": at=" + at + ", bytes=" + bytes.length);
  }
}
