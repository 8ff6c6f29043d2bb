package dev.earmark.score;

import ai.onnxruntime.OrtException;
import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.spectrogram.SharedFrontEnds;
import dev.earmark.window.Window;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Windows to probabilities, by one model, for one thread.
 *
 * <p>Its buffers and tensors are made once and used again by every run; {@link #close} frees them.
 */
public final class Scorer implements AutoCloseable {
  /** How far from 0..1 a model's own softmax or sigmoid may be by rounding. */
  private static final float ROUNDING = 1e-3f;

  /** The largest batch that a scorer takes. */
  public static final int LARGEST_BATCH = 1024;

  private final ModelCard card;
  private final SharedFrontEnds frontEnds;
  private final FeatureExtractor frontEnd;
  private final Runs runs;
  private final int maxBatch;
  private boolean closed;

  Scorer(Model model, int maxBatch) {
    this(model, model.card(), maxBatch, new SharedFrontEnds(1));
  }

  Scorer(Model model, int maxBatch, SharedFrontEnds frontEnds) {
    this(model, model.card(), maxBatch, frontEnds);
  }

  /** By a card that may be another one than the model's. */
  Scorer(Model model, ModelCard card, int maxBatch, SharedFrontEnds frontEnds) {
    checkBatch("maxBatch", maxBatch);
    this.card = card;
    this.maxBatch = model.tensors().windows(maxBatch);
    this.frontEnds = frontEnds;
    frontEnd = frontEnds.of(card.frontEnd(), card.grid());
    runs = new Runs(model, frontEnd, this.maxBatch);
  }

  /** Refuses a batch of none, or one that is larger than any use of it. */
  static void checkBatch(String name, int batch) {
    Rule.check(
        batch >= 1 && batch <= LARGEST_BATCH,
        name + " must be in 1.." + LARGEST_BATCH,
        name,
        batch);
  }

  /** The most windows of one run. */
  public int maxBatch() {
    return maxBatch;
  }

  /**
   * Scores windows in order, as many runs as it takes.
   *
   * @return one array a window: a probability for each of the card's labels, in their order
   * @throws UnscorableException where a window's scores are not finite, or are no probabilities
   *     although the card says so
   * @throws IllegalStateException where the model is closed
   */
  public List<float[]> score(List<Window> windows) {
    var scored = new ArrayList<float[]>(windows.size());
    for (int from = 0; from < windows.size(); from += maxBatch) {
      scoreBatch(windows.subList(from, Math.min(windows.size(), from + maxBatch)), scored);
    }
    return scored;
  }

  /**
   * Scores features that another tool made of a window.
   *
   * @param made in the card's axes, as many as the front end makes
   * @return a probability for each label
   */
  public float[] scoreFeatures(Window window, float[] made) {
    Rule.check(
        made.length == frontEnd.size(),
        "features must be as many as the front end makes",
        "features",
        made.length,
        "front end",
        frontEnd.size());
    runs.begin().put(made);
    run(1);
    return probabilities(window, 0);
  }

  private void scoreBatch(List<Window> windows, List<float[]> scored) {
    FloatBuffer features = runs.begin();
    for (Window window : windows) {
      frontEnd.apply(window.samples(), window.padding(), features);
    }
    run(windows.size());
    for (int i = 0; i < windows.size(); i++) {
      scored.add(probabilities(windows.get(i), i));
    }
  }

  private void run(int size) {
    try {
      runs.run(size);
    } catch (OrtException e) {
      throw new IllegalStateException(
          "model " + card.id() + " cannot score " + size + " windows: " + Model.firstLine(e), e);
    }
  }

  private float[] probabilities(Window window, int position) {
    var row = new float[card.labels().size()];
    runs.scores(position, row);
    for (int i = 0; i < row.length; i++) {
      check(Float.isFinite(row[i]), "finite", window, new Score(i, row[i]));
    }
    card.output().toProbabilities(row);
    for (int i = 0; i < row.length; i++) {
      boolean probability = row[i] > -ROUNDING && row[i] < 1 + ROUNDING;
      check(probability, "probabilities (the card's output)", window, new Score(i, row[i]));
      row[i] = Math.max(0, Math.min(1, row[i]));
    }
    return row;
  }

  private record Score(int label, float value) {}

  private void check(boolean kept, String rule, Window window, Score score) {
    if (!kept) {
      throw new UnscorableException(
          window,
          "scores of window %d (samples %d..%d) by %s must be %s: %s=%s"
              .formatted(
                  window.index(),
                  window.startSample(),
                  window.endSample(),
                  card.id(),
                  rule,
                  card.labels().get(score.label()),
                  score.value()));
    }
  }

  /** Frees the tensors and lets go of the front end; the scorer's own thread calls it. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      frontEnds.letGo(card.frontEnd(), card.grid());
      runs.close();
    }
  }
}
