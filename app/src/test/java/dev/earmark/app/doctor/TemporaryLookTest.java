package dev.earmark.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a folder for temporary files, on disks that are small, full or run nothing. */
class TemporaryLookTest {
  private static final Optional<String> UNPACKED = Optional.of("/opt/earmark/natives");

  @TempDir Path folder;
  private boolean mounted;

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      call("umount", folder.toString());
    }
  }

  @Test
  void oneThatIsThereIsWellAndNothingStaysInIt() {
    Symptom found = look(Optional.empty());
    assertThat(found.level()).as(found.sentence()).isEqualTo(Level.OK);
    assertThat(found.sentence()).matches("\\Q" + folder + "\\E has \\d+ MiB left");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void oneThatIsNotThereIsAnErrorAlsoWhereNativesLieBeside() throws Exception {
    Files.delete(folder);
    Symptom found = look(UNPACKED);
    assertThat(found.level()).isEqualTo(Level.ERROR);
    assertThat(found.sentence())
        .startsWith(folder + " cannot be written to: java.nio.file.NoSuchFileException: ");
    assertThat(found.fix())
        .isEqualTo(
            "let this user write to it (in a container mount it: docker run --tmpfs "
                + folder
                + "), or name another folder with -Djava.io.tmpdir=…");
  }

  @Test
  void oneThatMayOnlyBeReadIsAnError() throws Exception {
    mount("ro");
    Symptom found = look(UNPACKED);
    assertThat(found.level()).isEqualTo(Level.ERROR);
    assertThat(found.sentence()).startsWith(folder + " cannot be written to: ");
  }

  @Test
  void aSmallOneIsAnErrorOnlyWhereNativesAreUnpackedIntoIt() throws Exception {
    mount("size=64m");
    assertThat(look(Optional.empty()))
        .isEqualTo(
            Symptom.error(
                "tmp",
                folder + " has 64 MiB left, native libraries are unpacked into it and take 128 MiB",
                "make room there, or name another folder with -Djava.io.tmpdir=…"));
    assertThat(look(UNPACKED))
        .isEqualTo(
            Symptom.ok(
                "tmp",
                folder
                    + " has 64 MiB left; native libraries are unpacked already: /opt/earmark/natives"));
  }

  @Test
  void aFullOneIsAWarningWhereNativesLieBeside() throws Exception {
    mount("size=1m");
    Files.write(folder.resolve("ballast"), new byte[512 << 10]);
    assertThat(look(UNPACKED).level()).isEqualTo(Level.WARNING);
    assertThat(look(UNPACKED).sentence()).isEqualTo(folder + " has 0 MiB left");
  }

  @Test
  void oneFromWhichNothingRunsIsAnErrorOnlyWhereNativesAreUnpackedIntoIt() throws Exception {
    mount("size=256m,noexec");
    assertThat(look(Optional.empty()))
        .isEqualTo(
            Symptom.error(
                "tmp",
                folder + " has 256 MiB left, but native libraries unpacked into it may not run",
                "mount it without noexec, or name another folder with -Djava.io.tmpdir=…"));
    assertThat(look(UNPACKED).level()).isEqualTo(Level.OK);
  }

  private Symptom look(Optional<String> unpacked) {
    return new TemporaryLook(folder, unpacked).look().get(0);
  }

  private void mount(String options) throws InterruptedException {
    mounted = call("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString());
    assumeTrue(mounted, "skipped: a disk can be mounted by root on Linux only");
  }

  private static boolean call(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
