package dev.earmark.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLocationTest {
  @BeforeEach
  void homeIsTheCheckout() {
    System.setProperty("earmark.home", "..");
  }

  @AfterEach
  void noHome() {
    System.clearProperty("earmark.home");
  }

  @Test
  void namesTheModelsThatComeWithEarmark() {
    assertThat(ModelLocation.names()).contains("commands", "simple-audio").isSorted();
    assertThat(ModelLocation.of("commands")).hasFileName("commands.onnx");
  }

  @Test
  void saysWhatIsWrongWithAModel() {
    refused(
        "comands",
        "models must name an existing model: models=comands;"
            + " the nearest is commands, there are "
            + all());
    refused("whale", "models must name an existing model: models=whale; there are " + all());
    refused(
        "no/such.onnx",
        "models must name an existing model: models=no/such.onnx; there is no such file");
    refused("pom.xml", "a model's file must end in .onnx: models=pom.xml; there are " + all());
  }

  @Test
  void aFolderIsOneModelOfWhichTheFileThatWasWrittenLastListens(@TempDir Path folder)
      throws IOException {
    refused(
        folder.toString(),
        "a folder of versions of a model must hold an .onnx file: models=" + folder);
    for (String name : List.of("2.onnx", "1.onnx", ".3.onnx", "4.txt")) {
      Path file = Files.createFile(folder.resolve(name));
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L));
    }
    assertThat(ModelLocation.of(folder.toString())).hasFileName("2.onnx");
    assertThat(ModelLocation.place(folder.toString())).isEqualTo(folder);
    Files.setLastModifiedTime(folder.resolve("1.onnx"), FileTime.fromMillis(1_700_000_001_000L));
    assertThat(ModelLocation.of(folder.toString())).hasFileName("1.onnx");
  }

  private static String all() {
    return String.join(", ", ModelLocation.names());
  }

  private static void refused(String model, String sentence) {
    assertThatThrownBy(() -> ModelLocation.of(model)).hasMessage(sentence);
  }
}
