package dev.earmark.bench.kernels;

import dev.earmark.window.Window;
import dev.earmark.window.WindowGrid;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Made noise, the same every time. */
final class Noise {

  private Noise() {}

  static float[] samples(long seed, int count) {
    var random = new SplittableRandom(seed);
    var samples = new float[count];
    for (int n = 0; n < count; n++) {
      samples[n] = (float) random.nextGaussian() * 0.1f;
    }
    return samples;
  }

  /** Windows that have nothing in common, so that every frame is computed. */
  static List<Window> windows(WindowGrid grid, int count) {
    return IntStream.range(0, count).mapToObj(k -> window(k, samples(k, grid.length()))).toList();
  }

  /** The windows of one recording, one after the other. */
  static List<Window> recording(WindowGrid grid, int count) {
    float[] audio = samples(0, grid.length() + (count - 1) * grid.hop());
    return IntStream.range(0, count)
        .mapToObj(k -> Arrays.copyOfRange(audio, k * grid.hop(), k * grid.hop() + grid.length()))
        .map(samples -> window(0, samples))
        .toList();
  }

  private static Window window(int index, float[] samples) {
    return new Window(index, 0, samples.length, samples, 1);
  }
}
