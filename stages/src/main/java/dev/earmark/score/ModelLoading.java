package dev.earmark.score;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.earmark.window.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The way from a file to a model that can score.
 *
 * @param where it shall run
 * @param opening opens its session
 * @param last what it is asked before it is used
 */
record ModelLoading(Execution where, Sessions.Opening opening, Consumer<Model> last) {

  /**
   * Holds a card against tensors, scores silence in the sizes that are warmed, finds the batch that
   * is exact, and scores noise and the golden clip.
   */
  static ModelLoading whole(Execution where) {
    return new ModelLoading(where, Sessions::open, ModelLoading::checkGolden);
  }

  /** Where CUDA fails, the processor says whether it was the model's fault. */
  Model load(Path file) throws ModelException {
    if (where.provider() != Provider.AUTO) {
      return load(file, where, null);
    }
    try {
      return load(file, where.on(Provider.CUDA), null);
    } catch (ModelException noCard) {
      String prefix = prefix(file);
      String why = String.valueOf(noCard.getMessage());
      return load(
          file,
          where.on(Provider.CPU),
          why.startsWith(prefix) ? why.substring(prefix.length()) : why);
    }
  }

  private static String prefix(Path file) {
    return "model " + file + ": ";
  }

  private Model load(Path file, Execution there, @Nullable String fallback) throws ModelException {
    try {
      return load(ModelFile.read(file), there, fallback);
    } catch (ModelException
        | IllegalArgumentException
        | IllegalStateException
        | UnscorableException e) {
      throw new ModelException(prefix(file) + e.getMessage(), e);
    }
  }

  private Model load(byte[] onnx, Execution there, @Nullable String fallback)
      throws ModelException {
    var session = new OpenSession(open(onnx, there), there.provider());
    try {
      Model model = model(session, there, fallback);
      warm(model);
      model.exactBatch(there.batchMax());
      Probe.check(model);
      last.accept(model);
      return model;
    } catch (ModelException | RuntimeException | Error e) {
      session.closeAfter(e);
      throw e;
    }
  }

  private static Model model(OpenSession session, Execution there, @Nullable String fallback)
      throws ModelException {
    try {
      ModelCard card = card(session.session());
      var tensors = Tensors.of(session.session(), card, there.sizes());
      return new Model(card, session, tensors, fallback);
    } catch (OrtException e) {
      throw new ModelException("cannot be scored with: " + Model.firstLine(e), e);
    }
  }

  private OrtSession open(byte[] onnx, Execution there) throws ModelException {
    try {
      return opening.open(onnx, there);
    } catch (OrtException e) {
      throw new ModelException(LoadTrouble.sentence(e), e);
    }
  }

  private static ModelCard card(OrtSession session) throws OrtException, ModelException {
    var properties = session.getMetadata().getCustomMetadata();
    String json = properties.get(Model.CARD_PROPERTY);
    if (json == null) {
      throw new ModelException(
          "has no card: metadata property must be '"
              + Model.CARD_PROPERTY
              + "': properties="
              + properties.keySet().stream().sorted().toList());
    }
    try {
      return ModelCard.read(json);
    } catch (ModelException e) {
      throw new ModelException("card: " + e.getMessage(), e);
    }
  }

  /** Scores silence in every size that a run can have, or that shows whether all work. */
  private static void warm(Model model) {
    model.tensors().sizes().warming().forEach(windows -> warm(model, windows));
  }

  private static void warm(Model model, int windows) {
    var silence = new float[model.card().windowSamples()];
    try (var scorer = new Scorer(model, windows)) {
      scorer.score(
          IntStream.range(0, windows)
              .mapToObj(k -> new Window(k, 0, silence.length, silence, 1))
              .toList());
    }
  }

  private static void checkGolden(Model model) {
    Golden golden = model.card().golden();
    if (golden != null) {
      try (var scorer = new Scorer(model, 1)) {
        Window clip = golden.window(model.card().windowSamples());
        golden.check(model.card().labels(), scorer.score(List.of(clip)).get(0));
      }
    }
  }
}
