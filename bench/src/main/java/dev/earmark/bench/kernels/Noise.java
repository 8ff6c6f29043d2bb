package dev.earmark.bench.kernels;

import dev.earmark.score.ModelCard;
import dev.earmark.window.Window;
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
  static List<Window> windows(ModelCard card, int count) {
    return IntStream.range(0, count)
        .mapToObj(k -> new Window(k, 0, card.windowSamples(), samples(k, card.windowSamples()), 1))
        .toList();
  }
}
