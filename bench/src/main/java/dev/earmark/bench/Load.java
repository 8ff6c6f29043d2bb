package dev.earmark.bench;

import dev.earmark.score.ModelCard;

/**
 * How much audio is measured, and how it is cut up.
 *
 * @param devices number of devices, each with one recording
 * @param seconds audio of each device, in seconds
 * @param partitions partitions of the topics
 * @param chunkMs audio of a chunk, in milliseconds
 */
public record Load(int devices, int seconds, int partitions, int chunkMs) {
  /** Samples per second (Hz) of the audio, 16 bits mono. */
  public static final int SAMPLE_RATE = 16_000;

  private static final int BYTES_PER_SAMPLE = 2;

  public Load {
    positive("devices", devices);
    positive("seconds", seconds);
    positive("partitions", partitions);
    positive("chunkMs", chunkMs);
    if (seconds * 1000 % chunkMs != 0) {
      throw new IllegalArgumentException(
          "seconds must be whole chunks: seconds=" + seconds + ", chunkMs=" + chunkMs);
    }
  }

  /** Hours of audio of all devices. */
  double hours() {
    return devices * (double) seconds / 3600;
  }

  /** Bytes of audio of all devices. */
  long audioBytes() {
    return (long) devices * seconds * SAMPLE_RATE * BYTES_PER_SAMPLE;
  }

  /** Chunks of one device. */
  int chunks() {
    return seconds * 1000 / chunkMs;
  }

  /** Samples of one chunk. */
  int chunkSamples() {
    return SAMPLE_RATE / 1000 * chunkMs;
  }

  /** Windows that a model makes of the audio of all devices. */
  long windows(ModelCard card) {
    return devices * card.grid().count((long) seconds * SAMPLE_RATE, SAMPLE_RATE);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1: " + name + "=" + value);
    }
  }
}
