package dev.earmark.score;

import dev.earmark.rule.Rule;
import dev.earmark.window.Window;
import java.nio.ShortBuffer;
import java.util.List;

/**
 * A clip that a model brings, and what the tool that made the model scored it, so that every load
 * can see whether it still does.
 *
 * @param clip 16-bit samples at the card's rate, one window or less
 * @param scores one probability for each of the card's labels, in their order
 */
public record Golden(ShortBuffer clip, List<Double> scores) {

  /** Most samples of a clip: ten seconds at 48 kHz, 1.3 MB of card. */
  public static final int LONGEST = 480_000;

  /** How far a score may be from the golden one. */
  public static final double TOLERANCE = 1e-4;

  private static final float FULL_SCALE = 32_768;

  /** Keeps copies; refuses clips that are empty or too long, and scores outside 0..1. */
  public Golden {
    Rule.check(
        clip.remaining() >= 1 && clip.remaining() <= LONGEST,
        "golden.clip must have 1.." + LONGEST + " samples",
        "samples",
        clip.remaining());
    clip = copy(clip);
    scores = List.copyOf(scores);
    for (double score : scores) {
      Rule.check(score >= 0 && score <= 1, "golden.scores must be in 0..1", "score", score);
    }
  }

  private static ShortBuffer copy(ShortBuffer clip) {
    var samples = new short[clip.remaining()];
    clip.duplicate().get(samples);
    return ShortBuffer.wrap(samples).asReadOnlyBuffer();
  }

  /** Refuses a clip longer than a window, and other than one score a label. */
  void check(int windowSamples, int labels) {
    Rule.check(
        clip.remaining() <= windowSamples,
        "golden.clip must be at most a window",
        "samples",
        clip.remaining(),
        "windowSamples",
        windowSamples);
    Rule.check(
        scores.size() == labels,
        "golden.scores must be one a label",
        "scores",
        scores.size(),
        "labels",
        labels);
  }

  /** The clip as a recording that ends within its first window. */
  public Window window(int windowSamples) {
    var samples = new float[windowSamples];
    int length = clip.remaining();
    for (int n = 0; n < length; n++) {
      samples[n] = clip.get(n) / FULL_SCALE;
    }
    double coverage = (double) length / windowSamples;
    return new Window(0, 0, windowSamples, samples, coverage, windowSamples - length);
  }

  /** Refuses scores of the clip that are not the golden ones, and names the one furthest off. */
  void check(List<String> labels, float[] scored) {
    int worst = 0;
    for (int i = 1; i < scored.length; i++) {
      worst = difference(i, scored) > difference(worst, scored) ? i : worst;
    }
    Rule.check(
        difference(worst, scored) <= TOLERANCE,
        "the model's golden clip must give its golden scores within " + TOLERANCE,
        "label",
        labels.get(worst),
        "golden",
        scores.get(worst),
        "scored",
        scored[worst],
        "difference",
        (float) difference(worst, scored));
  }

  private double difference(int label, float[] scored) {
    return Math.abs(scored[label] - scores.get(label));
  }
}
