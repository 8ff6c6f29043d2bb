package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir private Path folder;
  private final Console console = new Console();

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void handsEveryOptionToPythonAndTakesItsExitCode() throws IOException {
    Path said = folder.resolve("said");
    Path python = python("case \"$1\" in -c) exit 0 ;; esac\necho \"$@\" > " + said + "\nexit 7");
    console.environment(Map.of("EARMARK_PYTHON", python.toString()));
    assertThat(console.run("train", "my sounds", "--epochs", "5", "--split", "(.*)_")).isEqualTo(7);
    assertThat(said).hasContent("-m earmark_train my sounds --epochs 5 --split (.*)_");
  }

  @Test
  void saysWhatToInstallWherePythonIsAbsent() {
    console.environment(Map.of("EARMARK_PYTHON", "/no/such/python"));
    assertThat(console.run("train", "sounds")).isEqualTo(2);
    assertThat(console.err())
        .contains("pip install ./training")
        .endsWith("EARMARK_PYTHON=/no/such/python\n");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysWhatToInstallWhereThePackageIsAbsent() throws IOException {
    Path python = python("exit 1");
    console.environment(Map.of("EARMARK_PYTHON", python.toString()));
    assertThat(console.run("train", "sounds")).isEqualTo(2);
    assertThat(console.err()).contains("training needs Python").endsWith(python + "\n");
  }

  private Path python(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("python"), "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
