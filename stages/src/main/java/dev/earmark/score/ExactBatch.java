package dev.earmark.score;

import dev.earmark.window.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds out whether a window's scores are the same bits whatever is scored beside it.
 *
 * <p>ONNX Runtime does not promise that: for some operators it adds up in another order for another
 * batch size. So some windows of noise and tones are scored alone, two by two, and in each size up
 * to 16, each power of two above and the largest; every row is held against that of its window
 * alone. A difference that shows in none of them can be missed. Of long windows there are fewer: no
 * more than have room in 64 MiB, and two at least.
 */
final class ExactBatch {
  private static final int WINDOWS = 32;
  private static final int EACH_SIZE_TO = 16;
  private static final long MOST_BYTES = 64L << 20;

  private final Scorer scorer;
  private final List<Window> windows;
  private final List<float[]> alone = new ArrayList<>();

  private ExactBatch(Scorer scorer, int windowSamples) {
    this.scorer = scorer;
    int count = windows(Math.max(WINDOWS, scorer.maxBatch()), windowSamples);
    windows = IntStream.range(0, count).mapToObj(k -> window(k, windowSamples)).toList();
    windows.forEach(window -> alone.addAll(scorer.score(List.of(window))));
  }

  /** How many windows there is room for, of so many. */
  static int windows(int most, int windowSamples) {
    return (int) Math.max(2, Math.min(most, MOST_BYTES / ((long) windowSamples * Float.BYTES)));
  }

  /**
   * Returns the largest batch that was tried, {@code maxBatch} or as many windows as there is room
   * for, where scores do not depend on the batch, otherwise 1.
   *
   * @param scorer takes up to {@code maxBatch} windows a run, at least 2
   */
  static int of(Scorer scorer, int windowSamples) {
    int maxBatch = windows(scorer.maxBatch(), windowSamples);
    try {
      var probe = new ExactBatch(scorer, windowSamples);
      return probe.pairs() && sizes(maxBatch).allMatch(size -> probe.same(0, size)) ? maxBatch : 1;
    } catch (UnscorableException e) {
      return 1;
    }
  }

  private static IntStream sizes(int maxBatch) {
    return IntStream.rangeClosed(3, maxBatch)
        .filter(size -> size <= EACH_SIZE_TO || Integer.bitCount(size) == 1 || size == maxBatch);
  }

  private boolean pairs() {
    int pairs = Math.min(WINDOWS, windows.size()) / 2;
    return IntStream.range(0, pairs).allMatch(pair -> same(2 * pair, 2));
  }

  private boolean same(int from, int size) {
    List<float[]> batch = scorer.score(windows.subList(from, from + size));
    return IntStream.range(0, size).allMatch(i -> Arrays.equals(batch.get(i), alone.get(from + i)));
  }

  /** A tone in white noise, louder and quieter from window to window; the same in every run. */
  private static Window window(int k, int samples) {
    var audio = new float[samples];
    long state = k + 1L;
    float peak = 1f / (1 << (k % 8));
    for (int n = 0; n < samples; n++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      double noise = 0.1 * (state >> 40) / (1 << 23);
      audio[n] = (float) (peak * (noise + 0.8 * Math.sin(0.09 * (k + 1) * n)));
    }
    return new Window(k, 0, samples, audio, 1);
  }
}
