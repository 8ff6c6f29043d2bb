package dev.earmark.chunk;

/**
 * A piece of a recording: mono samples and the position of the first one.
 *
 * <p>The array is not copied: whoever hands it over leaves it alone afterwards.
 *
 * @param firstSample position of the first sample, counted from the start of the recording at
 *     {@code sampleRate}
 * @param sampleRate samples per second (Hz)
 * @param samples mono, in [−1, 1); may be empty
 * @param last whether the recording ends with this chunk
 */
@SuppressWarnings("ArrayRecordComponent") // a copy per chunk would cost more than the decoding
public record Chunk(long firstSample, int sampleRate, float[] samples, boolean last) {
  public Chunk {
    AudioFormat.checkRate(sampleRate);
    if (firstSample < 0) {
      throw new ChunkRefusedException(
          "firstSample must not be negative: firstSample=" + firstSample);
    }
    if (firstSample > Long.MAX_VALUE - samples.length) {
      throw new ChunkRefusedException(
          "firstSample plus length must stay below 2^63: firstSample=%d, length=%d"
              .formatted(firstSample, samples.length));
    }
  }

  /** Returns the position after the last sample. */
  public long endSample() {
    return firstSample + samples.length;
  }
}
