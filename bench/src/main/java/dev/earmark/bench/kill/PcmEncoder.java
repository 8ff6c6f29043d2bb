package dev.earmark.bench.kill;

import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Writes samples as little-endian bytes: each as the code at or next below it, or as the float that
 * is nearest.
 */
final class PcmEncoder {
  private static final int CODES = 256;
  private static final int ANY_RATE_HZ = 8_000;
  private static final NavigableMap<Float, Byte> ULAW = g711(Encoding.ULAW);
  private static final NavigableMap<Float, Byte> ALAW = g711(Encoding.ALAW);

  private final Encoding encoding;
  private final ByteBuffer out;

  /** Writes so many samples. */
  PcmEncoder(Encoding encoding, int samples) {
    this.encoding = encoding;
    out = ByteBuffer.allocate(samples * encoding.bytesPerSample()).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the codes by the samples that they stand for. */
  private static NavigableMap<Float, Byte> g711(Encoding encoding) {
    var codes = new byte[CODES];
    for (int code = 0; code < CODES; code++) {
      codes[code] = (byte) code;
    }
    float[] samples =
        PcmDecoder.mono(ByteBuffer.wrap(codes), new AudioFormat(ANY_RATE_HZ, 1, encoding));
    NavigableMap<Float, Byte> bySample = new TreeMap<>();
    for (int code = 0; code < CODES; code++) {
      bySample.put(samples[code], (byte) code);
    }
    return bySample;
  }

  /** Writes the next sample, in −0.9…0.9. */
  void put(double sample) {
    switch (encoding) {
      case S16LE -> out.putShort((short) Math.floor(sample * (1 << 15)));
      case S24LE -> put24((int) Math.floor(sample * (1 << 23)));
      case F32LE -> out.putFloat((float) sample);
      case ULAW -> out.put(code(ULAW, (float) sample));
      case ALAW -> out.put(code(ALAW, (float) sample));
    }
  }

  private static byte code(NavigableMap<Float, Byte> codes, float sample) {
    var below = codes.floorEntry(sample);
    return (below == null ? codes.firstEntry() : below).getValue();
  }

  private void put24(int sample) {
    out.putShort((short) sample).put((byte) (sample >> 16));
  }

  /** Returns what was written. */
  byte[] bytes() {
    return out.array();
  }
}
