package dev.earmark.bench.kill;

import java.util.SplittableRandom;

/**
 * One recording of one device, made by code: the same samples whenever they are asked for.
 *
 * @param seed what it is made of
 * @param device name of the device
 * @param number which of the device's recordings
 * @param sampleRate samples per second (Hz)
 * @param samples length in samples, 16 bits mono
 */
record Take(long seed, String device, int number, int sampleRate, int samples) {
  private static final int[] RATES_HZ = {8_000, 16_000, 22_050, 44_100, 48_000};
  private static final double SHORTEST_SECONDS = 0.5;
  private static final double LONGEST_SECONDS = 15;
  private static final int BYTES_PER_SAMPLE = 2;

  /** Returns the recording of that number. */
  static Take of(long seed, int device, int number) {
    long own = new SplittableRandom(seed * 1_000_003 + device * 10_007L + number).nextLong();
    var random = new SplittableRandom(own);
    int rate = RATES_HZ[device % RATES_HZ.length];
    double seconds = random.nextDouble(SHORTEST_SECONDS, LONGEST_SECONDS);
    return new Take(own, "device-" + device, number, rate, (int) (seconds * rate));
  }

  String recording() {
    return "take-" + number;
  }

  /** Returns which of so many labels it is said to be. */
  int labelOf(int labels) {
    return Math.floorMod(seed, labels);
  }

  /** Returns all samples as little-endian 16-bit integers: bursts of gliding tones under noise. */
  byte[] pcm() {
    var random = new SplittableRandom(seed);
    var pcm = new byte[samples * BYTES_PER_SAMPLE];
    double baseHz = random.nextDouble(100, 1_500);
    double glideHz = random.nextDouble(0, 500);
    double everySamples = random.nextDouble(0.3, 1.5) * sampleRate;
    double phase = 0;
    for (int n = 0; n < samples; n++) {
      double seconds = (double) n / sampleRate;
      phase += 2 * Math.PI * (baseHz + glideHz * Math.sin(3 * seconds)) / sampleRate;
      double loud = Math.max(0, Math.sin(2 * Math.PI * n / everySamples));
      double noise = random.nextDouble(-0.05, 0.05);
      short sample =
          (short) (16_000 * (loud * (Math.sin(phase) + 0.4 * Math.sin(3 * phase)) + noise));
      pcm[2 * n] = (byte) sample;
      pcm[2 * n + 1] = (byte) (sample >> 8);
    }
    return pcm;
  }
}
