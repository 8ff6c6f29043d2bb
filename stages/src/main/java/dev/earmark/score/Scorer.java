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
  private static final double ROUNDING = 1e-3;

  /** The largest batch that a scorer takes. */
  public static final int LARGEST_BATCH = 1024;

  private final ModelCard card;
  private final SharedFrontEnds frontEnds;
  private final FeatureExtractor frontEnd;
  private final Runs runs;
  private final int maxBatch;

  /** What the graph gives one window. */
  private final double[] numbers;

  private long spectrogramNanos;
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
    numbers = new double[card.labels().size()];
    frontEnd = frontEnds.of(card.frontEnd(), card.grid());
    try {
      runs = new Runs(model, frontEnd, this.maxBatch);
    } catch (RuntimeException | Error e) {
      frontEnds.letGo(card.frontEnd(), card.grid());
      throw e;
    }
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
      scoreBatch(windows, from, scored);
    }
    return scored;
  }

  /** Returns how much time it has spent on front ends so far. */
  public long spectrogramNanos() {
    return spectrogramNanos;
  }

  /** Views and iterators would be the only garbage of a run beside ONNX Runtime's own. */
  private void scoreBatch(List<Window> windows, int from, List<float[]> scored) {
    int to = Math.min(windows.size(), from + maxBatch);
    FloatBuffer features = runs.begin();
    long beganNanos = System.nanoTime();
    for (int i = from; i < to; i++) {
      frontEnd.apply(windows.get(i).samples(), windows.get(i).padding(), features);
    }
    spectrogramNanos += System.nanoTime() - beganNanos;
    run(to - from);
    for (int i = from; i < to; i++) {
      scored.add(probabilities(windows.get(i), i - from));
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
    runs.scores(position, numbers);
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) {
        throw unscorable(window, i, "finite");
      }
    }
    card.output().toProbabilities(numbers);
    var row = new float[numbers.length];
    for (int i = 0; i < row.length; i++) {
      if (numbers[i] <= -ROUNDING || numbers[i] >= 1 + ROUNDING) {
        throw unscorable(window, i, "probabilities (the card's output)");
      }
      row[i] = (float) Math.max(0, Math.min(1, numbers[i]));
    }
    return row;
  }

  private UnscorableException unscorable(Window window, int label, String rule) {
    return new UnscorableException(
        window,
        "scores of window %d (samples %d..%d) by %s must be %s: %s=%s"
            .formatted(
                window.index(),
                window.startSample(),
                window.endSample(),
                card.id(),
                rule,
                card.labels().get(label),
                (float) numbers[label]));
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
