package dev.earmark.app.bring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code model check} says of each stage where the front end is the right one. */
class CheckedStagesTest extends CheckCommand {
  @Test
  void stagesThatAgreeAreSaidToAgree() throws Exception {
    short[] clip = Clips.chirp(LENGTH);
    Fits fits = new Fits(model, window(clip));
    double[] samples = Fits.doubles(window(clip).samples());
    var expected =
        Map.of(
            "samples", samples,
            "spectrogram", fits.spectrogram(model.card()),
            "scores", fits.scores(model.card()));
    assertThat(check(clip, expected)).as(console.out() + console.err()).isZero();
    assertThat(console.out().lines())
        .containsExactly(
            "samples      agree: difference 0",
            "spectrogram  agree: difference 0",
            "scores       agree: difference 0");
  }

  @Test
  void logitsAreComparedByTheirSoftmax() throws Exception {
    short[] clip = Clips.chirp(LENGTH);
    double[] scores = new Fits(model, window(clip)).scores(model.card());
    double[] logits = DoubleStream.of(scores).map(score -> Math.log(score) + 7).toArray();
    assertThat(check(clip, Map.of("scores", logits))).as(console.out()).isZero();
    assertThat(console.out())
        .endsWith("the expected scores are logits: their softmax was compared\n");
  }

  @Test
  void labelsInAnotherOrderAreNamed() throws Exception {
    short[] clip = Clips.chirp(LENGTH);
    double[] scores = new Fits(model, window(clip)).scores(model.card());
    double first = scores[0];
    System.arraycopy(scores, 1, scores, 0, scores.length - 1);
    scores[scores.length - 1] = first;
    assertThat(check(clip, Map.of("scores", scores))).isEqualTo(1);
    assertThat(console.out()).contains("the labels are in another order there");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 32768, the tool hears 16-bit numbers: frontEnd.samples.scale",
    "1, 0.5, they are 0.5 times as large",
    "25, 1, they come 25 samples later there"
  })
  void samplesThatDifferHaveACause(int moved, double scale, String cause) throws Exception {
    short[] clip = Clips.chirp(LENGTH);
    double[] samples = new double[LENGTH];
    int by = moved == 1 ? 0 : moved;
    for (int n = by; n < LENGTH; n++) {
      samples[n] = clip[n - by] / 32_768.0 * scale;
    }
    assertThat(check(clip, Map.of("samples", samples))).isEqualTo(1);
    assertThat(console.out()).startsWith("samples      differ").contains(cause);
  }

  /** Other samples explain all that follows, so the front end is held against the expected ones. */
  @Test
  void aFrontEndIsNotBlamedForTheSamples() throws Exception {
    short[] mono = Clips.chirp(LENGTH);
    short[] stereo = new short[2 * LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      stereo[2 * n] = mono[n];
      stereo[2 * n + 1] = (short) (mono[LENGTH - 1 - n] / 4);
    }
    Path wav = Clips.wav(folder.resolve("stereo.wav"), 16_000, 2, stereo);
    Path json = folder.resolve("expect.json");
    var expected =
        Map.of(
            "samples", Fits.doubles(window(mono).samples()),
            "spectrogram", new Fits(model, window(mono)).spectrogram(model.card()));
    new JsonMapper().writeValue(json.toFile(), expected);
    String[] args = {"--clip", wav.toString(), "--expect", json.toString()};
    assertThat(console.run("model", "check", FILE.toString(), args[0], args[1], args[2], args[3]))
        .isEqualTo(1);
    assertThat(console.out())
        .startsWith(
            "note: the clip has 2 channels, of which the mean is heard\nsamples      differ")
        .contains("spectrogram  agree");
  }

  @Test
  void aGoldenClipThatDoesNotAgreeIsLookedInto() {
    String wrong = "../stages/src/test/resources/models/golden-wrong.onnx";
    assertThat(console.run("model", "check", wrong)).isEqualTo(1);
    assertThat(console.out()).startsWith("scores       differ");
  }
}
