package dev.earmark.chunk;

/**
 * What a device captures: frames of interleaved samples.
 *
 * @param sampleRate frames per second, {@value #MIN_RATE} to {@value #MAX_RATE} Hz
 * @param channels samples per frame, 1 to {@value #MAX_CHANNELS}
 * @param encoding how one sample is written
 */
public record AudioFormat(int sampleRate, int channels, Encoding encoding) {
  /** Lowest sample rate in Hz. */
  public static final int MIN_RATE = 1_000;

  /** Highest sample rate in Hz. */
  public static final int MAX_RATE = 768_000;

  /** Largest number of channels. */
  public static final int MAX_CHANNELS = 32;

  public AudioFormat {
    checkRate(sampleRate);
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw new ChunkRefusedException(
          "channels must be in 1..%d: channels=%d".formatted(MAX_CHANNELS, channels));
    }
  }

  /** Returns the bytes of one frame. */
  public int frameBytes() {
    return channels * encoding.bytesPerSample();
  }

  static void checkRate(int sampleRate) {
    if (sampleRate < MIN_RATE || sampleRate > MAX_RATE) {
      throw new ChunkRefusedException(
          "sampleRate must be in %d..%d: sampleRate=%d".formatted(MIN_RATE, MAX_RATE, sampleRate));
    }
  }
}
