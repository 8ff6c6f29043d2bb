package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.app.command.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder in which models of several names lie is one model all the same, and says so. */
class FolderOfModelsTest {
  private static final Path TINY = Path.of("../stages/src/test/resources/models/tiny.onnx");
  private final List<String> said = new ArrayList<>();
  @TempDir private Path folder;

  @BeforeEach
  void twoModels() throws IOException {
    write("early.onnx", "wide", 1);
    write("late.onnx", "tiny", 2);
    write("before.onnx", "tiny", 0);
  }

  private void write(String file, String name, int second) throws IOException {
    String onnx =
        Files.readString(TINY, StandardCharsets.ISO_8859_1)
            .replace("\"name\": \"tiny\"", "\"name\": \"" + name + "\"");
    Path written = folder.resolve(file);
    Files.writeString(written, onnx, StandardCharsets.ISO_8859_1);
    Files.setLastModifiedTime(written, FileTime.fromMillis(1_700_000_000_000L + 1_000L * second));
  }

  private String sentence() {
    return "a folder is versions of one model, of which the file that was written last is taken: folder="
        + folder
        + ", taken=late.onnx (tiny), passed over=early.onnx (wide)";
  }

  private List<String> load(Path place) {
    new WatchedModel(place, Models::load, said::add).retire();
    return said;
  }

  @Test
  void whatIsPassedOverIsSaidOnceAtStart() {
    assertThat(load(folder)).containsExactly(sentence());
  }

  @Test
  void versionsOfOneModelAreNothingToSay() throws IOException {
    Files.delete(folder.resolve("early.onnx"));
    assertThat(load(folder)).isEmpty();
  }

  @Test
  void aFileBesideOthersIsNothingToSay() {
    assertThat(load(folder.resolve("late.onnx"))).isEmpty();
  }

  @Test
  void commandsSayItToo() {
    var console = new Console();
    assertThat(console.run("model", "check", folder + "/")).as(console.err()).isZero();
    assertThat(console.err()).isEqualTo("earmark: " + sentence() + "\n");
  }
}
