package dev.earmark.fuzz;

import java.util.Arrays;

/** Takes values off the front of an input; behind its end every value is 0 or empty. */
public final class Input {
  private final byte[] bytes;
  private int at;

  public Input(byte[] bytes) {
    this.bytes = bytes;
  }

  public boolean atEnd() {
    return at >= bytes.length;
  }

  /** Returns 0 to 255. */
  public int number() {
    return atEnd() ? 0 : bytes[at++] & 0xff;
  }

  /** Returns a big-endian number of so many bytes, with its sign where there are eight. */
  public long number(int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | number();
    }
    return value;
  }

  /** Returns one of the choices. */
  @SafeVarargs
  public final <T> T oneOf(T... choices) {
    return choices[number() % choices.length];
  }

  /** Returns up to {@code length} bytes. */
  public byte[] take(int length) {
    int from = Math.min(at, bytes.length);
    at = Math.min(bytes.length, from + length);
    return Arrays.copyOfRange(bytes, from, at);
  }

  /** Returns all that is left. */
  public byte[] rest() {
    return take(bytes.length);
  }
}
