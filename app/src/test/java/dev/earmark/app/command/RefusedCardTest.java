package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code model card} refuses, and leaves the file as it was. */
class RefusedCardTest extends CardCommand {
  @Test
  void answersThatEndWriteNothing() throws Exception {
    byte[] before = Files.readAllBytes(model);
    console.in(
        (MODELS.resolve("tiny.onnx") + "\n" + labels + "\nasked\n")
            .getBytes(StandardCharsets.UTF_8));
    assertThat(card("--interactive")).isEqualTo(2);
    assertThat(console.err())
        .endsWith("earmark: the answers end before the question: question=version\n");
    assertThat(model).hasBinaryContent(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          windowSample=64              | field windowSample is not known, did you mean windowSamples?
          frontEnd.hopLenght=8         | field frontEnd.hopLenght is not known, did you mean frontEnd.hopLength?
          windowSamples=128            | graph must take what the card's front end makes
          goldn=null                   | field goldn is not known, did you mean golden?
          frontEnd.hopLenght=null      | field frontEnd.hopLenght is not known, did you mean frontEnd.hopLength?
          frontEnd.axes=NFTC           | card=[N, 9, 7, 1]; --set frontEnd.axes=NCTF would fit
          labels=low                   | labels must be a list of texts
          labels=["high","silence"]    | graph must give one score for each of the card's labels: graph=[N, 3], card=[N, 2]
          labels=["silence","silence"] | labels must differ: labels=[silence, silence]
          threshold=6                  | threshold must be above 0 and at most 1: threshold=6.0
          threshold.low=0.5            | threshold has no fields: threshold.low=0.5
          threshold                    | a field is set by name=value: set=threshold
          golden={"clip":"AAA=","scores":[1,0,0]} | the model's golden clip must give its golden scores within 1.0E-4
          """)
  void whatIsWrongIsSaidAndNothingIsWritten(String set, String sentence) throws Exception {
    byte[] before = Files.readAllBytes(model);
    String other = MODELS.resolve("tiny.onnx").toString();
    assertThat(card("--like", other, "--set", "name=my", "--set", set)).isEqualTo(2);
    assertThat(console.err())
        .startsWith("earmark: ")
        .contains(sentence)
        .doesNotContain(".earmark-");
    assertThat(model).hasBinaryContent(before);
    assertThat(left()).containsExactly("labels.txt", "my model.onnx");
  }

  @ParameterizedTest
  @CsvSource({
    "'a\n\nb', 'a label must not be blank: line=2'",
    "'a\nb\n a ', 'labels must differ: label=a, lines=1 and 3'",
    "'\n', must hold a label a line"
  })
  void aLabelsFileHasOneLabelALine(String text, String sentence) throws Exception {
    Files.writeString(labels, text);
    assertThat(card("--like", "simple-audio", "--labels", labels.toString())).isEqualTo(2);
    assertThat(console.err()).isEqualTo("earmark: labels file " + labels + ": " + sentence + "\n");
  }

  @Test
  void aFrontEndThatIsNotThereNamesTheNearest() {
    assertThat(card("--like", "simpel-audio")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: there is no front end of that name, did you mean simple-audio?"
                + " front end=simpel-audio\n");
  }

  @Test
  void aFileThatIsCutOffIsRefused() throws Exception {
    byte[] whole = Files.readAllBytes(model);
    Files.write(model, java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThat(card("--like", "simple-audio")).isEqualTo(2);
    assertThat(console.err()).startsWith("earmark: model " + model + ": is no ONNX model that can");
  }

  @Test
  void aModelWithoutACardNeedsSomewhereToBegin() {
    assertThat(card()).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo("earmark: --like is needed: " + model + " has no card yet\n");
  }
}
