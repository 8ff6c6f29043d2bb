package dev.earmark.score;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.SharedFrontEnds;
import dev.earmark.window.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

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
  private final Sessions.Opened opened;
  private final Tensors tensors;
  private final Leases leases = new Leases();
  private final Map<Integer, Integer> exactBatches = new ConcurrentHashMap<>();

  private Model(ModelCard card, Sessions.Opened opened, Tensors tensors) {
    this.card = card;
    this.opened = opened;
    this.tensors = tensors;
  }

  /** Loads a model that runs on the processor. */
  public static Model load(Path onnx) throws ModelException {
    return load(onnx, Provider.CPU);
  }

  /**
   * Loads a model, holds its card against its tensors, scores silence once with it, and its golden
   * clip where it has one.
   */
  public static Model load(Path onnx, Provider provider) throws ModelException {
    return load(onnx, provider, Model::checkGolden);
  }

  /** Loads a model that may no longer give its golden scores, to find out why. */
  public static Model loadDoubtful(Path onnx) throws ModelException {
    return load(onnx, Provider.CPU, model -> {});
  }

  private static Model load(Path onnx, Provider provider, Consumer<Model> last)
      throws ModelException {
    try {
      return load(ModelFile.read(onnx), provider, last);
    } catch (ModelException
        | IllegalArgumentException
        | IllegalStateException
        | UnscorableException e) {
      throw new ModelException("model " + onnx + ": " + e.getMessage(), e);
    }
  }

  private static Model load(byte[] onnx, Provider provider, Consumer<Model> last)
      throws ModelException {
    Sessions.Opened opened = open(onnx, provider);
    try {
      ModelCard card = card(opened.session());
      var model = new Model(card, opened, Tensors.of(opened.session(), card));
      model.warm();
      last.accept(model);
      return model;
    } catch (OrtException e) {
      close(opened.session());
      throw new ModelException("cannot be scored with: " + firstLine(e), e);
    } catch (ModelException | RuntimeException e) {
      close(opened.session());
      throw e;
    }
  }

  private static Sessions.Opened open(byte[] onnx, Provider provider) throws ModelException {
    try {
      return Sessions.open(onnx, provider);
    } catch (OrtException e) {
      throw new ModelException(LoadTrouble.sentence(e), e);
    }
  }

  private static ModelCard card(OrtSession session) throws OrtException, ModelException {
    var properties = session.getMetadata().getCustomMetadata();
    String json = properties.get(CARD_PROPERTY);
    if (json == null) {
      throw new ModelException(
          "has no card: metadata property must be '"
              + CARD_PROPERTY
              + "': properties="
              + properties.keySet().stream().sorted().toList());
    }
    try {
      return ModelCard.read(json);
    } catch (ModelException e) {
      throw new ModelException("card: " + e.getMessage(), e);
    }
  }

  /**
   * Two windows at once show that the batch is free in the whole graph, not only in its signature.
   */
  private void warm() {
    try (var scorer = new Scorer(this, 2)) {
      var silence = new float[card.windowSamples()];
      scorer.score(
          IntStream.range(0, 2)
              .mapToObj(k -> new Window(k, 0, silence.length, silence, 1))
              .toList());
    }
  }

  private void checkGolden() {
    Golden golden = card.golden();
    if (golden != null) {
      try (var scorer = new Scorer(this, 1)) {
        List<float[]> scored = scorer.score(List.of(golden.window(card.windowSamples())));
        golden.check(card.labels(), scored.get(0));
      }
    }
  }

  /** What the model says of itself. */
  public ModelCard card() {
    return card;
  }

  /** What runs the model: {@code CPU} or {@code CUDA}. */
  public Provider provider() {
    return opened.provider();
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
   * beside it: {@code maxBatch}, or 1 for a model of which that is not true. On a GPU, where single
   * windows would waste it, always {@code maxBatch}.
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

  /** What is done with the result of a run before it is freed. */
  interface Taking {
    void take(OrtSession.Result result) throws OrtException;
  }

  /** Runs the graph over a batch's buffers; throws where the model is closed. */
  void run(Batch batch, Taking taking) throws OrtException {
    leases.take(card.id());
    try (var result = batch.run(opened.session())) {
      taking.take(result);
    } finally {
      leases.giveBack();
    }
  }

  /**
   * Waits until the last run that has begun is over, then frees the session; a second call does
   * nothing.
   */
  @Override
  public void close() {
    leases.end(() -> close(opened.session()));
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("session cannot be closed: " + firstLine(e), e);
    }
  }

  static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
