package dev.earmark.client;

import dev.earmark.AudioEncoding;

/**
 * How the samples of a recording are written: interleaved frames, little-endian.
 *
 * @param sampleRate frames per second (Hz), 1,000 to 768,000
 * @param channels samples in a frame, 1 to 32
 * @param encoding how one sample is written; not {@code UNKNOWN}
 */
public record SampleFormat(int sampleRate, int channels, AudioEncoding encoding) {
  static final int MIN_RATE = 1_000;
  static final int MAX_RATE = 768_000;
  static final int MAX_CHANNELS = 32;
  private static final int MAX_CHUNK_BYTES = 512 * 1024;

  public SampleFormat {
    check("sampleRate", sampleRate, MIN_RATE, MAX_RATE);
    check("channels", channels, 1, MAX_CHANNELS);
    if (encoding == AudioEncoding.UNKNOWN) {
      throw new IllegalArgumentException("encoding must be known: encoding=" + encoding);
    }
  }

  private static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s must be in %d..%d: %s=%d".formatted(name, min, max, name, value));
    }
  }

  /** Returns the bytes of one sample of one channel. */
  public int bytesPerSample() {
    return switch (encoding) {
      case ULAW, ALAW -> 1;
      case S16LE -> 2;
      case S24LE -> 3;
      case F32LE -> 4;
      case UNKNOWN -> throw new AssertionError(encoding);
    };
  }

  /** Returns the bytes of one frame: a sample of each channel. */
  public int frameBytes() {
    return channels * bytesPerSample();
  }

  /** Returns the bytes of a chunk that long, or of one as large as chunks may be: 512 KiB. */
  int chunkBytes(int milliseconds) {
    long frames = (long) sampleRate * milliseconds / 1_000;
    return (int) Math.max(1, Math.min(frames, MAX_CHUNK_BYTES / frameBytes())) * frameBytes();
  }

  /** Returns the length in seconds of that many frames. */
  public double seconds(long frames) {
    return (double) frames / sampleRate;
  }

  /** Says the format as a person would: {@code 16000 Hz, 1 channel, S16LE}. */
  @Override
  public String toString() {
    return "%d Hz, %d %s, %s"
        .formatted(sampleRate, channels, channels == 1 ? "channel" : "channels", encoding);
  }
}
