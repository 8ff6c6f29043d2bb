package dev.earmark.app.bring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earmark.app.Console;
import dev.earmark.score.Golden;
import dev.earmark.score.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code model check} takes as said by the tool that made the model, and of which clip. */
class ExpectationsTest {
  private static final Path FILE = Path.of("../models/commands.onnx");
  private static final String TINY = "../stages/src/test/resources/models/tiny.onnx";
  private final Console console = new Console();
  @TempDir private Path folder;

  @Test
  void whatIsExpectedMustBeFinite() {
    List<Double> scores = List.of(0.5, Double.NaN);
    assertThatThrownBy(() -> Expected.ofScores(scores))
        .hasMessage("expected scores must be finite: number 1=NaN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"scores":[0.5,0.5]}   | expected scores must be as many as the model's labels: expected=2, labels=10
          {"score":[0.5]}        | holds what is no stage, did you mean scores? stage=score
          {"scores":{"yes":1}}   | scores must have a number for each label: label=down
          {"scores":["a"]}       | scores must be numbers: scores="a"
          {"scores":[]}          | scores must not be empty
          {}                     | must hold one of samples, spectrogram, scores
          [1                     | is no JSON
          """)
  void expectationsThatSayNothingAreRefused(String json, String sentence) throws Exception {
    Path wav = Clips.wav(folder.resolve("clip.wav"), 16_000, 1, Clips.chirp(16_000));
    Path file = Files.writeString(folder.resolve("expect.json"), json);
    assertThat(
            console.run(
                "model",
                "check",
                FILE.toString(),
                "--clip",
                wav.toString(),
                "--expect",
                file.toString()))
        .isEqualTo(2);
    assertThat(console.err()).contains(sentence);
  }

  @Test
  void aClipNeedsExpectations() {
    assertThat(console.run("model", "check", FILE.toString(), "--clip", "clip.wav")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: --clip needs --expect, what the model's own tool says of it\n");
  }

  private List<Double> goldenScores() throws Exception {
    try (Model model = Model.load(FILE)) {
      Golden golden = Objects.requireNonNull(model.card().golden());
      return new ArrayList<>(golden.scores());
    }
  }

  private int checkGolden(String model, List<Double> scores) throws IOException {
    Path json = folder.resolve("expect.json");
    new JsonMapper().writeValue(json.toFile(), Map.of("scores", scores));
    return console.run("model", "check", model, "--expect", json.toString());
  }

  @Test
  void expectationsWithoutAClipAreOfTheGoldenClip() throws Exception {
    assertThat(checkGolden(FILE.toString(), goldenScores())).as(console.err()).isZero();
    assertThat(console.out()).startsWith("scores       agree: difference ");
  }

  @Test
  void expectationsThatTheGoldenClipDoesNotGiveDiffer() throws Exception {
    List<Double> turned = goldenScores();
    Collections.rotate(turned, 1);
    assertThat(checkGolden(FILE.toString(), turned)).as(console.err()).isEqualTo(1);
    assertThat(console.out()).contains("the labels are in another order there");
  }

  @Test
  void expectationsWithoutAClipNeedAGoldenOne() throws Exception {
    assertThat(checkGolden(TINY, List.of(0.0, 0.0, 1.0))).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: --expect needs --clip: the card brings no golden clip to hold it against\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"scores": [NaN]} | holds what is no number in JSON: NaN at line 1, column 1
          {"scores": [1     | is no JSON: it ends in the middle, at line 1, column 1
          {"scores" [1]}    | is no JSON: Unexpected character
          """)
  void whatIsNoJsonIsSaidToBeNone(String json, String sentence) throws Exception {
    Path file = Files.writeString(folder.resolve("expect.json"), json);
    assertThat(console.run("model", "check", FILE.toString(), "--expect", file.toString()))
        .isEqualTo(2);
    assertThat(console.err()).startsWith("earmark: expectations " + file + ": ").contains(sentence);
  }

  @Test
  void whatIsNestedTooDeepIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("expect.json"), "[".repeat(5_000));
    assertThat(console.run("model", "check", FILE.toString(), "--expect", file.toString()))
        .isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: expectations %s: must be nested at most 1,000 deep\n".formatted(file));
  }
}
