package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.window.Window;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {

  private Model model;

  @BeforeEach
  void load() throws Exception {
    model = Model.load(TestModels.path("tiny"));
  }

  @AfterEach
  void close() {
    model.close();
  }

  @Test
  void highAndLowTonesAndSilenceScoreHighest() {
    try (Scorer scorer = model.newScorer(4)) {
      List<float[]> scores =
          scorer.score(
              List.of(
                  TestModels.tone(0, 120),
                  TestModels.tone(1, 400),
                  TestModels.window(2, new float[64])));
      assertThat(scores).extracting(ScorerTest::best).containsExactly(0, 1, 2);
    }
  }

  @Test
  void logitsBecomeProbabilities() {
    try (Scorer scorer = model.newScorer(1)) {
      float[] silence = scorer.score(List.of(TestModels.window(0, new float[64]))).get(0);
      // softmax of the biases 0, 0, 1
      assertThat(silence)
          .containsExactly(new float[] {0.211942f, 0.211942f, 0.576117f}, within(1e-6f));
    }
  }

  @Test
  void sigmoidsAreIndependent() throws Exception {
    try (Model independent = Model.load(TestModels.path("tiny-sigmoid"));
        Scorer scorer = independent.newScorer(1)) {
      float[] silence = scorer.score(List.of(TestModels.window(0, new float[64]))).get(0);
      assertThat(silence).containsExactly(new float[] {0.5f, 0.5f, 0.731059f}, within(1e-6f));
    }
  }

  @Test
  void logitsThatTheCardCallsProbabilitiesAreRefused() throws Exception {
    try (Model wrong = Model.load(TestModels.path("no-sigmoid"));
        Scorer scorer = wrong.newScorer(1)) {
      assertThatThrownBy(() -> scorer.score(List.of(TestModels.tone(0, 120))))
          .isInstanceOf(UnscorableException.class)
          .hasMessageStartingWith(
              "scores of window 0 (samples 0..64) by no-sigmoid@1 must be probabilities (the card's output): low=");
    }
  }

  /** What the graph gives the first label is 12 times the constant that it hears. */
  @ParameterizedTest
  @CsvSource({"0.08334, 1", "0.08333, 0.99996"})
  void aScoreThatIsAbove1ByRoundingIs1(float constant, float score) throws Exception {
    ModelCard probabilities = CardDraft.of(model.card()).set("output=softmax").card();
    var audio = new float[TestModels.LENGTH];
    Arrays.fill(audio, constant);
    try (Scorer scorer = model.newScorer(probabilities)) {
      assertThat(scorer.score(List.of(TestModels.window(0, audio))).get(0)[0])
          .isEqualTo(score, within(1e-6f))
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void aScoreThatIsAbove1ByMoreIsRefused() throws Exception {
    ModelCard probabilities = CardDraft.of(model.card()).set("output=softmax").card();
    var audio = new float[TestModels.LENGTH];
    Arrays.fill(audio, 0.0835f);
    try (Scorer scorer = model.newScorer(probabilities)) {
      assertThatThrownBy(() -> scorer.score(List.of(TestModels.window(0, audio))))
          .isInstanceOf(UnscorableException.class)
          .hasMessageMatching(".* must be probabilities \\(the card's output\\): low=1.00[12]\\d*");
    }
  }

  /** 64 MiB hold 34 windows of 30 s at 16 kHz. */
  @Test
  void noMoreWindowsAreTriedThanHaveRoom() {
    assertThat(ExactBatch.windows(256, 480_000)).isEqualTo(34);
    assertThat(ExactBatch.windows(8, 480_000)).isEqualTo(8);
    assertThat(ExactBatch.windows(32, 10_000_000)).isEqualTo(2);
  }

  /** The mean in this model's graph is added up in another order for another batch size. */
  @Test
  void modelWhoseScoresDependOnTheBatchScoresOneByOne() {
    assertThat(model.exactBatch(8)).isEqualTo(1);
    try (Scorer one = model.newScorer(1);
        Scorer eight = model.newScorer(8)) {
      assertThat(eight.maxBatch()).isEqualTo(1);
      assertThat(sameBits(eight, one, TestModels.LENGTH)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"commands", "simple-audio"})
  void shippedModelScoresTheSameBitsInEveryBatch(String name) throws Exception {
    try (Model shipped = Model.load(Path.of("../models", name + ".onnx"));
        Scorer one = shipped.newScorer(1);
        Scorer eight = shipped.newScorer(8)) {
      assertThat(eight.maxBatch()).isEqualTo(8);
      assertThat(sameBits(eight, one, shipped.card().windowSamples())).isTrue();
    }
  }

  private static boolean sameBits(Scorer some, Scorer one, int samples) {
    int count = 21;
    List<Window> windows =
        IntStream.range(0, count).mapToObj(k -> TestModels.chirp(k, samples)).toList();
    List<float[]> together = some.score(windows);
    return IntStream.range(0, count)
        .allMatch(k -> Arrays.equals(together.get(k), one.score(windows.subList(k, k + 1)).get(0)));
  }

  @Test
  void noWindowsHaveNoScores() {
    try (Scorer scorer = model.newScorer(8)) {
      assertThat(scorer.score(List.of())).isEmpty();
    }
  }

  @Test
  void aWindowOfAnotherLengthIsRefused() {
    try (Scorer scorer = model.newScorer(1)) {
      assertThatThrownBy(() -> scorer.score(List.of(TestModels.window(0, new float[63]))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a window must have 64 samples: samples=63");
    }
  }

  @Test
  void scoresThatAreNotFiniteNameTheirWindow() {
    var broken = new float[64];
    broken[40] = Float.NaN;
    Window window = TestModels.window(3, broken);
    try (Scorer scorer = model.newScorer(2)) {
      assertThatThrownBy(() -> scorer.score(List.of(TestModels.tone(2, 100), window)))
          .isInstanceOfSatisfying(
              UnscorableException.class, e -> assertThat(e.window()).isSameAs(window))
          .hasMessage("scores of window 3 (samples 96..160) by tiny@1 must be finite: low=NaN");
    }
  }

  @Test
  void aBatchOfNoneIsRefused() {
    assertThatThrownBy(() -> model.newScorer(0))
        .hasMessage("maxBatch must be in 1..1024: maxBatch=0");
  }

  private static int best(float[] scores) {
    return IntStream.range(0, scores.length)
        .reduce((a, b) -> scores[b] > scores[a] ? b : a)
        .orElseThrow();
  }
}
