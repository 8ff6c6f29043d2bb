package dev.earmark.score;

import ai.onnxruntime.OrtException;
import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.SharedFrontEnds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A loaded model: its card and one ONNX Runtime session that all threads share.
 *
 * <p>Each thread takes a {@link Scorer} of its own. Closing waits until the runs that have begun
 * are over; it must not be left to a shutdown hook, because ONNX Runtime frees itself in one of its
 * own.
 */
public final class Model implements AutoCloseable {

  /** The metadata property that holds the card. */
  public static final String CARD_PROPERTY = "earmark";

  private final ModelCard card;
  private final String id;
  private final OpenSession session;
  private final Tensors tensors;
  private final @Nullable String fallback;
  private final Map<Integer, Integer> exactBatches = new ConcurrentHashMap<>();

  Model(ModelCard card, OpenSession session, Tensors tensors, @Nullable String fallback) {
    this.card = card;
    id = card.id();
    this.session = session;
    this.tensors = tensors;
    this.fallback = fallback;
  }

  /** Loads a model that runs on the processor. */
  public static Model load(Path onnx) throws ModelException {
    return load(onnx, Execution.CPU);
  }

  /**
   * Loads a model, holds its card against its tensors, scores silence once with it in every batch
   * size that is warmed, finds its {@link #exactBatch} of what {@code where} says, and scores its
   * golden clip where it has one.
   */
  public static Model load(Path onnx, Execution where) throws ModelException {
    return ModelLoading.whole(where).load(onnx);
  }

  /** Loads a model that may no longer give its golden scores, to find out why. */
  public static Model loadDoubtful(Path onnx) throws ModelException {
    return new ModelLoading(Execution.CPU, Sessions::open, model -> {}).load(onnx);
  }

  /**
   * The files that a model is of: its own, and those of its folder that it says hold its weights,
   * there or not; its own alone where it cannot be read.
   */
  public static List<Path> files(Path onnx) {
    return ModelFile.parts(onnx);
  }

  /**
   * Looks at those of such files that are there, and reads none.
   *
   * @throws ModelException where one is no regular file, or all have more bytes than any model
   */
  public static void checkFiles(List<Path> files) throws IOException, ModelException {
    ModelFile.check(files);
  }

  /** What the model says of itself. */
  public ModelCard card() {
    return card;
  }

  /** What runs the model: {@code CPU} or {@code CUDA}. */
  public Provider provider() {
    return session.provider();
  }

  /** Why the processor runs a model that a card was to run if there was one. */
  public Optional<String> fallback() {
    return Optional.ofNullable(fallback);
  }

  /**
   * A scorer for one thread, which takes up to {@code maxBatch} windows a run, or one where {@link
   * #exactBatch} says so; the caller closes it.
   */
  public Scorer newScorer(int maxBatch) {
    return new Scorer(this, exactBatch(maxBatch));
  }

  /** As above, with front ends that other scorers of its thread use too. */
  public Scorer newScorer(int maxBatch, SharedFrontEnds frontEnds) {
    return new Scorer(this, exactBatch(maxBatch), frontEnds);
  }

  /**
   * A scorer by another card, to see which one the graph was trained with; the caller closes it.
   *
   * @param other of as many labels, whose front end makes what the graph takes
   */
  public Scorer newScorer(ModelCard other) {
    Rule.check(
        other.labels().size() == card.labels().size(),
        "another card must have as many labels",
        "labels",
        other.labels().size(),
        "model",
        card.labels().size());
    return new Scorer(this, other, 1, new SharedFrontEnds(1));
  }

  /**
   * The most windows of one run for which each window's scores are the same bits whatever is scored
   * beside it: {@code maxBatch}, fewer where so many windows are more than 64 MiB, or 1 for a model
   * of which that is not true. On a GPU, where single windows would waste it, always {@code
   * maxBatch}.
   */
  public int exactBatch(int maxBatch) {
    int most = tensors.windows(maxBatch);
    return provider() == Provider.CUDA || most == 1
        ? most
        : exactBatches.computeIfAbsent(most, this::findExactBatch);
  }

  private int findExactBatch(int maxBatch) {
    try (var scorer = new Scorer(this, maxBatch)) {
      return ExactBatch.of(scorer, card.windowSamples());
    }
  }

  Tensors tensors() {
    return tensors;
  }

  /** Runs the graph over a batch's buffers; throws where the model is closed. */
  void run(Batch batch, OpenSession.Taking taking) throws OrtException {
    session.run(id, batch, taking);
  }

  /**
   * Waits until the last run that has begun is over, then frees the session; a second call does
   * nothing.
   */
  @Override
  public void close() {
    session.close();
  }

  static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
