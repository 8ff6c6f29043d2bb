package dev.earmark.score;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.earmark.rule.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What of a graph scoring uses: one input and one output, both with the batch first.
 *
 * @param input the features
 * @param scores one for each label
 * @param sizes how many rows a run may have
 */
record Tensors(Slot input, Slot scores, BatchSizes sizes) {
  private static final int MOST_REMEDIES = 3;

  /**
   * Refuses a graph that does not take what the card's front end makes, or give one number a label.
   *
   * @param free how many rows a run may have where the graph takes any number
   */
  static Tensors of(OrtSession session, ModelCard card, BatchSizes free) throws OrtException {
    Wiring wiring = card.wiring();
    var inputs = session.getInputInfo();
    Rule.check(inputs.size() == 1, "graph must have one input", "inputs", inputs.keySet());
    NodeInfo input = Slot.choose("input", wiring.input(), inputs);
    NodeInfo output = Slot.choose("output", wiring.scores(), session.getOutputInfo());
    checkEmbedding(session, wiring);
    Slot features = Slot.ofTensor("input", wiring.input(), input);
    Slot scores = Slot.ofScores(wiring.scores(), output);
    long batch = checkInput(shape(input), card);
    if (!scores.maps()) {
      checkOutput(shape(output), batch, card);
    }
    return new Tensors(features, scores, batch > 0 ? new BatchSizes(List.of((int) batch)) : free);
  }

  private static void checkEmbedding(OrtSession session, Wiring wiring) throws OrtException {
    if (wiring.embedding() != null) {
      Slot.choose("embedding", new Port(wiring.embedding(), null), session.getOutputInfo());
    }
  }

  private static long[] shape(NodeInfo node) {
    return ((TensorInfo) node.getInfo()).getShape();
  }

  /** Returns the batch that the graph demands, or -1. */
  private static long checkInput(long[] shape, ModelCard card) {
    long batch = shape.length > 0 && shape[0] > 0 ? shape[0] : -1;
    long[] made = Batch.shape(batch, card.frontEnd().shape(card.windowSamples()));
    if (!fits(shape, made)) {
      throw new IllegalArgumentException(
          "graph must take what the card's front end makes: graph=%s, card=%s%s"
              .formatted(text(shape), text(made), remedy(shape, batch, card)));
    }
    Rule.check(
        batch <= Scorer.LARGEST_BATCH,
        "graph's fixed batch must be at most " + Scorer.LARGEST_BATCH,
        "batch",
        batch);
    return batch;
  }

  /** The orders of axes that make the card fit the graph; empty where none does. */
  private static String remedy(long[] shape, long batch, ModelCard card) {
    String orders =
        card.frontEnd().shapes(card.windowSamples()).entrySet().stream()
            .filter(turned -> fits(shape, Batch.shape(batch, turned.getValue())))
            .limit(MOST_REMEDIES)
            .map(turned -> "--set frontEnd.axes=" + turned.getKey())
            .collect(Collectors.joining(" or "));
    return orders.isEmpty() ? "" : "; " + orders + " would fit";
  }

  private static void checkOutput(long[] shape, long batch, ModelCard card) {
    long[] wanted = {batch, card.labels().size()};
    Rule.check(
        fits(shape, wanted),
        "graph must give one score for each of the card's labels",
        "graph",
        text(shape),
        "card",
        text(wanted));
  }

  /** Every length is the wanted one, or free. */
  private static boolean fits(long[] shape, long[] wanted) {
    boolean fits = shape.length == wanted.length;
    for (int i = 0; fits && i < wanted.length; i++) {
      fits = shape[i] == -1 || shape[i] == wanted[i];
    }
    return fits;
  }

  private static String text(long[] shape) {
    return Arrays.toString(shape).replace("-1", "N");
  }

  /** How many rows a run of so many windows has. */
  int rows(int windows) {
    return sizes.rows(windows);
  }

  /** How many windows a run can have, of up to {@code maxBatch}. */
  int windows(int maxBatch) {
    return sizes.windows(maxBatch);
  }
}
