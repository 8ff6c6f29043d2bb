package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.earmark.window.Window;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same graph behind other tensors: all of them score as the plain one does. */
class WiringTest {

  private static final List<Window> WINDOWS =
      IntStream.range(0, 9).mapToObj(k -> TestModels.chirp(k, TestModels.LENGTH)).toList();

  @ParameterizedTest
  @CsvSource({
    "fixed-batch, 0",
    "fixed-four, 1e-6",
    "embedding, 0",
    "golden, 0",
    "outside, 0",
    "outside-to-end, 0",
    "outside-in-branches, 0",
    "double, 0",
    "maps, 1e-6",
    "maps-by-number, 1e-6",
    "half, 1e-3",
    "qdq, 0.03",
    "quantised, 0.03"
  })
  void scoresAreThoseOfThePlainGraph(String name, float bound) throws Exception {
    List<float[]> expected = scores("tiny", 1);
    for (int maxBatch : new int[] {1, 3, 8}) {
      List<float[]> scores = scores(name, maxBatch);
      for (int k = 0; k < WINDOWS.size(); k++) {
        assertThat(scores.get(k)).as("%d", k).containsExactly(expected.get(k), within(bound));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23})
  void everyOpsetScoresTheSame(int opset) throws Exception {
    scoresAreThoseOfThePlainGraph("opset-" + opset, 0);
  }

  private static List<float[]> scores(String name, int maxBatch) throws Exception {
    try (Model model = Model.load(TestModels.path(name));
        Scorer scorer = model.newScorer(maxBatch)) {
      return scorer.score(WINDOWS);
    }
  }

  @ParameterizedTest
  @CsvSource({"fixed-batch, 8, 1", "fixed-four, 1, 1", "fixed-batch, 1, 1"})
  void aRunHasNoMoreWindowsThanAFixedBatch(String name, int maxBatch, int windows)
      throws Exception {
    try (Model model = Model.load(TestModels.path(name));
        Scorer scorer = model.newScorer(maxBatch)) {
      assertThat(scorer.maxBatch()).isEqualTo(windows);
    }
  }

  /** Rows that hold no window must not keep what was scored before. */
  @Test
  void whatWasScoredBeforeDoesNotShowInAFixedBatch() throws Exception {
    try (Model model = Model.load(TestModels.path("fixed-four"));
        Scorer scorer = model.newScorer(4)) {
      float[] before = scorer.score(WINDOWS.subList(0, 1)).get(0);
      scorer.score(WINDOWS);
      assertThat(scorer.score(WINDOWS.subList(0, 1)).get(0)).containsExactly(before);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void anotherNumberOfMapsThanRowsIsRefused(int rows) throws Exception {
    Path file = TestModels.path("maps");
    try (Model model = Model.load(file);
        OrtSession session = Sessions.open(ModelFile.read(file), Execution.CPU);
        OnnxTensor two = features(model, 2);
        var result =
            session.run(
                Map.of(model.tensors().input().name(), two),
                Set.of(model.tensors().scores().name()))) {
      var maps = new MapScores(model.card().labels(), rows);
      assertThatThrownBy(() -> maps.take((OnnxSequence) result.get(0), rows))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("graph must give one map a row: maps=2, rows=" + rows);
    }
  }

  private static OnnxTensor features(Model model, int rows) throws OrtException {
    int[] made = model.card().frontEnd().shape(TestModels.LENGTH);
    int size = Arrays.stream(made).reduce(rows, (a, b) -> a * b);
    return new Elements(Element.FLOAT, null, size).tensor(Batch.shape(rows, made));
  }

  @Test
  void aModelThatGivesNoNumberNamesTheWindow() throws Exception {
    Window loud = TestModels.tone(1, 120);
    try (Model model = Model.load(TestModels.path("nan-when-loud"));
        Scorer scorer = model.newScorer(1)) {
      assertThat(scorer.score(List.of(TestModels.window(0, new float[64])))).hasSize(1);
      assertThatThrownBy(() -> scorer.score(List.of(loud)))
          .isInstanceOfSatisfying(
              UnscorableException.class, e -> assertThat(e.window()).isSameAs(loud))
          .hasMessage("scores of window 1 (samples 32..96) by tiny@1 must be finite: low=NaN");
    }
  }
}
