package dev.earmark.chunk;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How one sample is written as bytes, always little-endian. */
public enum Encoding {
  /** Signed 16-bit integers. */
  S16LE(2),
  /** Signed 24-bit integers in three bytes. */
  S24LE(3),
  /** IEEE 754 32-bit floats, full scale at 1. */
  F32LE(4),
  /** ITU-T G.711 mu-law. */
  ULAW(1),
  /** ITU-T G.711 A-law. */
  ALAW(1);

  private final int bytesPerSample;

  Encoding(int bytesPerSample) {
    this.bytesPerSample = bytesPerSample;
  }

  /** Returns the bytes of one sample of one channel. */
  public int bytesPerSample() {
    return bytesPerSample;
  }

  /** Returns the encoding of that name, in any case; refuses an unknown one. */
  public static Encoding of(String name) {
    for (Encoding encoding : values()) {
      if (encoding.name().equalsIgnoreCase(name)) {
        return encoding;
      }
    }
    throw new ChunkRefusedException("encoding must be one of " + names() + ": encoding=" + name);
  }

  /** Returns the name in lower case, as it is written in settings: {@code s16le}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String names() {
    return Arrays.stream(values()).map(Encoding::toString).collect(Collectors.joining(", "));
  }
}
