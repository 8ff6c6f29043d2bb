package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.ThreadMXBean;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.window.Window;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Java heap that scoring takes when it is warm. */
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 20;

  /** Holds results, so that no compiler can leave them out. */
  private @Nullable Object kept;

  private interface Work {
    Object run() throws OrtException;
  }

  /**
   * Beside the front end's work, ONNX Runtime's own arrays, maps and lists for a run, and the
   * scores that are returned. What is taken is taken in every round; the JVM, which compiles
   * meanwhile, takes some of its own in one or another.
   */
  @ParameterizedTest
  @CsvSource({
    "../models/simple-audio.onnx, 1",
    "../models/simple-audio.onnx, 8",
    "double, 8",
    "half, 8",
    "qdq, 8",
    "quantised, 8",
    "fixed-four, 4"
  })
  void scoringTakesOnlyItsResultAndWhatTheRuntimeTakes(String name, int windows) throws Exception {
    Path file = name.endsWith(".onnx") ? Path.of(name) : TestModels.path(name);
    try (Model model = Model.load(file);
        Scorer scorer = new Scorer(model, windows);
        OrtSession session = Sessions.open(ModelFile.read(file), Execution.CPU);
        Batch batch = batch(model, windows)) {
      List<Window> audio =
          IntStream.range(0, windows)
              .mapToObj(k -> TestModels.chirp(k, model.card().windowSamples()))
              .toList();
      var extractor = FeatureExtractor.of(model.card().frontEnd(), model.card().grid());
      var features = FloatBuffer.allocate(extractor.size());
      int labels = model.card().labels().size();
      var runtime = new Least();
      var frontEnd = new Least();
      var result = new Least();
      var scored = new Least();
      for (int round = 0; round < ROUNDS; round++) {
        runtime.accept(taken(() -> closed(batch.run(session))));
        frontEnd.accept(taken(() -> made(extractor, audio, features)));
        result.accept(taken(() -> result(windows, labels)));
        scored.accept(taken(() -> scorer.score(audio)));
      }
      assertThat(kept).isNotNull();
      assertThat(scored.bytes).isLessThanOrEqualTo(runtime.bytes + frontEnd.bytes + result.bytes);
    }
  }

  /** The least of some rounds. */
  private static final class Least {
    private long bytes = Long.MAX_VALUE;

    void accept(long taken) {
      bytes = Math.min(bytes, taken);
    }
  }

  private static Object made(FeatureExtractor extractor, List<Window> audio, FloatBuffer features) {
    for (int i = 0; i < audio.size(); i++) {
      extractor.apply(audio.get(i).samples(), 0, features.clear());
    }
    return features;
  }

  private long taken(Work work) throws OrtException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    kept = work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  private static Object closed(OrtSession.Result result) {
    result.close();
    return result;
  }

  private static Object result(int windows, int labels) {
    var scores = new ArrayList<float[]>(windows);
    for (int k = 0; k < windows; k++) {
      scores.add(new float[labels]);
    }
    return scores;
  }

  /** As many rows, in tensors that are made once. */
  private static Batch batch(Model model, int windows) throws OrtException {
    int[] made = model.card().frontEnd().shape(model.card().windowSamples());
    int rows = model.tensors().rows(windows);
    Slot in = model.tensors().input();
    Slot out = model.tensors().scores();
    return new Batch(
        Map.of(in.name(), tensor(in, Batch.shape(rows, made))),
        Map.of(out.name(), tensor(out, Batch.shape(rows, model.card().labels().size()))),
        out.name());
  }

  private static OnnxTensor tensor(Slot slot, long... shape) throws OrtException {
    int size = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    Element element = slot.element();
    if (element == null) {
      throw new IllegalArgumentException("no tensor: " + slot);
    }
    return new Elements(element, slot.quantum(), size).tensor(shape);
  }
}
