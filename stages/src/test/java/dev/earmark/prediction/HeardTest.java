package dev.earmark.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.score.ModelCard;
import dev.earmark.score.Origin;
import dev.earmark.score.Output;
import dev.earmark.score.Wiring;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.spectrogram.Normalisation;
import dev.earmark.window.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeardTest {

  private static final ModelCard CARD =
      new ModelCard(
          "tiny",
          "1",
          List.of("yes", "no"),
          null,
          null,
          1000,
          1000,
          500,
          FrontEnd.waveform(Normalisation.NONE),
          Output.SOFTMAX,
          0.5,
          Origin.UNKNOWN);

  @Test
  void theHighestScoreIsTheLabelAndItsConfidence() {
    Heard heard = Heard.of(CARD, window(new float[1000]), new float[] {0.25f, 0.75f});
    assertThat(heard.label()).isEqualTo("no");
    assertThat(heard.confidence()).isEqualTo(0.75f);
  }

  @Test
  void theFirstOfEqualScoresIsTheLabel() {
    Heard heard = Heard.of(CARD, window(new float[1000]), new float[] {0.5f, 0.5f});
    assertThat(heard.label()).isEqualTo("yes");
  }

  private static ModelCard independent(@Nullable String background) {
    return new ModelCard(
        "tiny",
        "1",
        List.of("dog", "cat", "quiet"),
        background,
        null,
        1000,
        1000,
        500,
        FrontEnd.waveform(Normalisation.NONE),
        Output.SIGMOID,
        0.5,
        Origin.UNKNOWN,
        Map.of("cat", 0.9),
        null,
        Wiring.PLAIN,
        null);
  }

  @ParameterizedTest
  @CsvSource({
    "0.6, 0.8, 0.99, dog, 0.6",
    "0.6, 0.95, 0.99, cat, 0.95",
    "0.5, 0.1, 0.99, dog, 0.5",
    "0.4, 0.8, 0.1, quiet, 0.1"
  })
  void ofIndependentLabelsTheHighestThatReachesItsThresholdIsHeard(
      float dog, float cat, float quiet, String label, float confidence) {
    float[] scores = {dog, cat, quiet};
    Heard heard = Heard.of(independent("quiet"), window(new float[1000]), scores);
    assertThat(heard.label()).isEqualTo(label);
    assertThat(heard.confidence()).isEqualTo(confidence);
  }

  @Test
  void withoutABackgroundTheHighestOfAllIsNamed() {
    float[] scores = {0.4f, 0.8f, 0.1f};
    Heard heard = Heard.of(independent(null), window(new float[1000]), scores);
    assertThat(heard.label()).isEqualTo("cat");
    assertThat(heard.confidence()).isEqualTo(0.8f);
  }

  @Test
  void aSineAtFullScaleIsThreeDecibelsBelowItsPeak() {
    var sine = new float[1000];
    for (int n = 0; n < sine.length; n++) {
      sine[n] = (float) Math.sin(2 * Math.PI * n / 40);
    }
    Heard heard = Heard.of(CARD, window(sine), new float[] {1, 0});
    assertThat(heard.peakDbfs()).isCloseTo(0, within(1e-6));
    assertThat(heard.rmsDbfs()).isCloseTo(-3.0103, within(1e-4));
  }

  @Test
  void halfAmplitudeIsSixDecibelsLessWhateverItsSign() {
    var half = new float[1000];
    java.util.Arrays.fill(half, -0.5f);
    Heard heard = Heard.of(CARD, window(half), new float[] {1, 0});
    assertThat(heard.peakDbfs()).isCloseTo(-6.0206, within(1e-4));
    assertThat(heard.rmsDbfs()).isCloseTo(-6.0206, within(1e-4));
  }

  @Test
  void digitalSilenceHasANumber() {
    Heard heard = Heard.of(CARD, window(new float[1000]), new float[] {1, 0});
    assertThat(heard.rmsDbfs()).isEqualTo(-200);
    assertThat(heard.peakDbfs()).isEqualTo(-200);
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.1f, 1.1f, Float.NaN})
  void aScoreThatIsNoProbabilityIsRefused(float score) {
    assertThatThrownBy(() -> Heard.of(CARD, window(new float[1000]), new float[] {0, score}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scores must be in 0..1: no=" + score);
  }

  @Test
  void asManyScoresAsLabels() {
    assertThatThrownBy(() -> Heard.of(CARD, window(new float[1000]), new float[3]))
        .hasMessage("scores must be one a label: scores=3, labels=2");
  }

  private static Window window(float[] samples) {
    return new Window(0, 0, samples.length, samples, 1);
  }
}
