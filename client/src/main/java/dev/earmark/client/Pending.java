package dev.earmark.client;

import java.nio.ByteBuffer;

/** Bytes of samples that wait until they fill a chunk. */
final class Pending {
  private final byte[] bytes;
  private int count;

  Pending(int size) {
    bytes = new byte[size];
  }

  int size() {
    return bytes.length;
  }

  /** Returns how many wait. */
  int count() {
    return count;
  }

  boolean isFull() {
    return count == bytes.length;
  }

  /** Takes as many as there is room for; returns how many. */
  int take(byte[] samples, int from, int to) {
    int taken = Math.min(to - from, bytes.length - count);
    System.arraycopy(samples, from, bytes, count, taken);
    count += taken;
    return taken;
  }

  /** Returns those that wait; a view. */
  ByteBuffer waiting() {
    return ByteBuffer.wrap(bytes, 0, count);
  }

  void clear() {
    count = 0;
  }
}
