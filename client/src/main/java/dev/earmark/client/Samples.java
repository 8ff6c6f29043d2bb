package dev.earmark.client;

import dev.earmark.AudioEncoding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Encodes samples that an application has as numbers. */
final class Samples {
  private static final float FULL_16 = 0x1p15f;
  private static final float FULL_24 = 0x1p23f;

  private Samples() {}

  static byte[] encode(short[] samples, AudioEncoding encoding) {
    if (encoding != AudioEncoding.S16LE) {
      throw new IllegalArgumentException("encoding of shorts must be S16LE: encoding=" + encoding);
    }
    byte[] bytes = new byte[samples.length * 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
    return bytes;
  }

  static byte[] encode(float[] samples, AudioEncoding encoding) {
    byte[] bytes = new byte[samples.length * 4];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (float sample : samples) {
      put(out, sample, encoding);
    }
    return out.position() == bytes.length ? bytes : Arrays.copyOf(bytes, out.position());
  }

  private static void put(ByteBuffer out, float sample, AudioEncoding encoding) {
    switch (encoding) {
      case F32LE -> out.putFloat(sample);
      case S16LE -> out.putShort((short) rounded(sample, FULL_16));
      case S24LE -> {
        int value = rounded(sample, FULL_24);
        out.putShort((short) value).put((byte) (value >> 16));
      }
      default ->
          throw new IllegalArgumentException(
              "encoding of floats must be F32LE, S16LE or S24LE: encoding=" + encoding);
    }
  }

  private static int rounded(float sample, float full) {
    return Math.round(Math.max(-full, Math.min(full - 1, sample * full)));
  }
}
