package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code model card} on a graph of 3 labels over 64 samples at 1 kHz, and on the tutorial's. */
class ModelCardTest {
  private static final Path MODELS = Path.of("../stages/src/test/resources/models");
  private static final Path TUTORIAL = Path.of("../models/simple-audio.onnx");
  private final Console console = new Console();
  @TempDir private Path folder;
  private Path model;
  private Path labels;

  @BeforeEach
  void aModelWithoutACard() throws IOException {
    model = Files.copy(MODELS.resolve("no-card.onnx"), folder.resolve("my model.onnx"));
    labels = Files.writeString(folder.resolve("labels.txt"), "low\nhigh\nsilence\n");
  }

  private int card(String... args) {
    return console.run(
        Stream.concat(Stream.of("model", "card", model.toString()), Stream.of(args))
            .toArray(String[]::new));
  }

  @Test
  void anotherModelsCardIsTakenOverWithoutItsName() throws Exception {
    String other = MODELS.resolve("golden.onnx").toString();
    assertThat(card("--like", other, "--labels", labels.toString())).as(console.err()).isZero();
    assertThat(console.out())
        .isEqualTo(
            model
                + " has its card: my-model@1, 3 labels, window 64 and hop 32 samples at 1000 Hz;"
                + " it brings no golden clip\n");
    assertThat(read().labels()).containsExactly("low", "high", "silence");
    assertThat(read().golden()).isNull();
    assertThat(left()).containsExactly("labels.txt", "my model.onnx");
  }

  @Test
  void aToolsFrontEndIsTakenOverAndFieldsAreSet() throws Exception {
    Path words = folder.resolve("words.txt");
    Files.writeString(
        words, "\uFEFFdown\r\ngo\r\nleft\r\nno\r\nright\r\nstop\r\nup\r\nyes\r\n\r\n");
    model = Files.copy(TUTORIAL, folder.resolve("words.onnx"));
    List<String> set = List.of("version=2", "frontEnd.axes=NCTF", "threshold=0.7");
    assertThat(
            card(
                "--like",
                "simple-audio",
                "--labels",
                words.toString(),
                "--set",
                set.get(0),
                "--set",
                set.get(1),
                "--set",
                set.get(2)))
        .as(console.err())
        .isZero();
    ModelCard shipped = Model.load(TUTORIAL).card();
    assertThat(read().id()).isEqualTo("words@2");
    assertThat(read().frontEnd()).isEqualTo(shipped.frontEnd());
    assertThat(read().labels()).isEqualTo(shipped.labels());
    assertThat(read().threshold()).isEqualTo(0.7);
  }

  @Test
  void itsOwnCardIsWhereToBegin() throws Exception {
    model =
        Files.copy(
            TUTORIAL,
            folder.resolve("mine.onnx"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Path out = folder.resolve("other.onnx");
    byte[] before = Files.readAllBytes(model);
    assertThat(card("--set", "licence=mine alone", "--out", out.toString())).isZero();
    assertThat(model).hasBinaryContent(before);
    try (Model written = Model.load(out);
        Model shipped = Model.load(TUTORIAL)) {
      assertThat(written.card().origin().licence()).isEqualTo("mine alone");
      assertThat(written.card().golden()).isEqualTo(shipped.card().golden());
    }
  }

  @Test
  void questionsAreAnsweredOneALine() throws Exception {
    String answers = MODELS.resolve("tiny.onnx") + "\n" + labels + "\nasked\n" + "\n".repeat(40);
    console.in(answers.getBytes(StandardCharsets.UTF_8));
    assertThat(card("--interactive")).as(console.err()).isZero();
    assertThat(read().id()).isEqualTo("asked@1");
    assertThat(console.err())
        .contains("windowSamples [64]: ", "frontEnd.nFft [")
        .endsWith(
            "the same without questions: earmark model card '%s' --like %s --labels %s --set name=asked\n"
                .formatted(model, MODELS.resolve("tiny.onnx"), labels));
  }

  private Path wav(String encoding, int bits, byte[] samples) throws IOException {
    var wav = ByteBuffer.allocate(44 + samples.length).order(ByteOrder.LITTLE_ENDIAN);
    int bytes = bits / 8;
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples.length);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) (encoding.equals("float") ? 3 : 1)).putShort((short) 1);
    wav.putInt(1000).putInt(1000 * bytes).putShort((short) bytes).putShort((short) bits);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length).put(samples);
    return Files.write(folder.resolve(encoding + ".wav"), wav.array());
  }

  private int golden(Path clip, String... more) throws IOException {
    Path scores = Files.writeString(folder.resolve("scores.json"), "{\"scores\": [0, 0, 1]}");
    return card(
        Stream.concat(
                Stream.of(
                    "--like",
                    MODELS.resolve("tiny.onnx").toString(),
                    "--labels",
                    labels.toString(),
                    "--golden",
                    clip.toString(),
                    "--expect",
                    scores.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aGoldenClipOfOtherThan16BitSamplesIsRefused() throws Exception {
    var samples = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    samples.putFloat(0.5f).putFloat(0.1f).putFloat(-1);
    Path clip = wav("float", 32, samples.array());
    assertThat(golden(clip)).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: a golden clip must be of 16-bit samples, which a card keeps exactly: clip="
                + clip
                + ", sample=1, value=0.1\n");
  }

  /** The second window begins at 128. */
  @Test
  void aGoldenClipLongerThanAWindowIsRefusedAlsoWhereNoSecondWindowIsHeard() throws Exception {
    Path clip = wav("pcm", 16, new byte[2 * 100]);
    assertThat(golden(clip, "--set", "hopSamples=128")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: a golden clip must be mono, at the model's rate and at most a window: the clip is longer than a window: its first 64 samples\n");
  }

  @Test
  void aFileThatIsReplacedKeepsItsRights() throws Exception {
    Path out = Files.copy(model, folder.resolve("out.onnx"));
    var rights = PosixFilePermissions.fromString("rw-rw-r--");
    Files.setPosixFilePermissions(model, PosixFilePermissions.fromString("rw-------"));
    Files.setPosixFilePermissions(out, rights);
    String like = MODELS.resolve("tiny.onnx").toString();
    assertThat(card("--like", like, "--labels", labels.toString(), "--out", out.toString()))
        .as(console.err())
        .isZero();
    assertThat(Files.getPosixFilePermissions(out)).isEqualTo(rights);
  }

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

  private ModelCard read() throws Exception {
    try (Model loaded = Model.load(model)) {
      return loaded.card();
    }
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
