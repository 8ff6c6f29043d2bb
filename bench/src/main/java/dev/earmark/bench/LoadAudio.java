package dev.earmark.bench;

import java.util.Random;

/**
 * Audio for measuring, made by code: a gliding tone with harmonics under noise, the same on every
 * run.
 */
final class LoadAudio {
  private static final int LOOP_SECONDS = 30;
  private static final double LOUDEST = 8_000;
  private static final int SEED = 20_261_121;

  private final byte[] loop = new byte[LOOP_SECONDS * Load.SAMPLE_RATE * 2];

  LoadAudio() {
    var noise = new Random(SEED);
    double phase = 0;
    for (int i = 0; i < loop.length / 2; i++) {
      double glideHz = 200 + 100 * Math.sin(2 * Math.PI * i / (3.0 * Load.SAMPLE_RATE));
      phase += 2 * Math.PI * glideHz / Load.SAMPLE_RATE;
      double tone = Math.sin(phase) + 0.5 * Math.sin(3 * phase) + 0.2 * noise.nextGaussian();
      put(i, (short) (LOUDEST * tone / 2));
    }
  }

  private void put(int sample, short value) {
    loop[2 * sample] = (byte) value;
    loop[2 * sample + 1] = (byte) (value >> 8);
  }

  /** Copies the device's samples from {@code firstSample} on, as little-endian 16-bit integers. */
  byte[] samples(int device, long firstSample, int count) {
    byte[] samples = new byte[2 * count];
    int from = (int) ((2 * (firstSample + device * 7_919L)) % loop.length);
    int head = Math.min(samples.length, loop.length - from);
    System.arraycopy(loop, from, samples, 0, head);
    System.arraycopy(loop, 0, samples, head, samples.length - head);
    return samples;
  }
}
