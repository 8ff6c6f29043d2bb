package dev.earmark.score;

import java.nio.ByteBuffer;

/**
 * The entries of an ONNX file's outermost message (protocol buffers), stepped over without looking
 * into them.
 */
final class OnnxEntries {
  private static final int METADATA = 14;
  private static final int LONGEST_VARINT = 63;

  private final ByteBuffer bytes;

  private OnnxEntries(byte[] onnx) {
    bytes = ByteBuffer.wrap(onnx);
  }

  /** Bytes of the longest metadata property, up to where the file is no such message. */
  static long longestProperty(byte[] onnx) {
    return new OnnxEntries(onnx).longestProperty();
  }

  private long longestProperty() {
    long longest = 0;
    while (bytes.hasRemaining()) {
      long tag = varint();
      long length = length((int) (tag & 7));
      if (tag < 0 || length < 0 || length > bytes.remaining()) {
        return longest;
      }
      longest = tag >>> 3 == METADATA ? Math.max(longest, length) : longest;
      bytes.position(bytes.position() + (int) length);
    }
    return longest;
  }

  /** How many bytes a value of this wire type has; -1 for one that ONNX does not use. */
  private long length(int wireType) {
    return switch (wireType) {
      case 0 -> varint() < 0 ? -1 : 0;
      case 1 -> Long.BYTES;
      case 2 -> varint();
      case 5 -> Integer.BYTES;
      default -> -1;
    };
  }

  /** Returns -1 where there is none that is positive. */
  private long varint() {
    long value = 0;
    for (int shift = 0; shift < LONGEST_VARINT && bytes.hasRemaining(); shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    return -1;
  }
}
