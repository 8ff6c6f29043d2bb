package dev.earmark.app.bring;

import dev.earmark.score.Model;
import dev.earmark.score.Scorer;
import dev.earmark.window.Window;
import java.util.List;
import java.util.Random;

/** How fast one thread takes a model's windows, one at a time, front end included. */
final class Speed {
  private static final long WARM_NS = 500_000_000;
  private static final long MEASURED_NS = 1_000_000_000;

  private Speed() {}

  static double windowsPerSecond(Model model) {
    Window window = noise(model.card().windowSamples());
    try (Scorer scorer = model.newScorer(model.card())) {
      run(scorer, window, WARM_NS);
      return run(scorer, window, MEASURED_NS);
    }
  }

  private static double run(Scorer scorer, Window window, long nanos) {
    long begun = System.nanoTime();
    long windows = 0;
    long passed = 0;
    while (passed < nanos) {
      scorer.score(List.of(window));
      // Another window each time: one that is known already would cost no frames.
      window.samples()[(int) (windows % window.samples().length)] *= -1;
      windows++;
      passed = System.nanoTime() - begun;
    }
    return windows * 1e9 / passed;
  }

  private static Window noise(int length) {
    var random = new Random(1);
    float[] samples = new float[length];
    for (int n = 0; n < length; n++) {
      samples[n] = 0.1f * (float) random.nextGaussian();
    }
    return new Window(0, 0, length, samples, 1);
  }
}
