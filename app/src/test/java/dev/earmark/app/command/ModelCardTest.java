package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code model card} writes what it is told, on a small graph and on the tutorial's. */
class ModelCardTest extends CardCommand {
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
}
