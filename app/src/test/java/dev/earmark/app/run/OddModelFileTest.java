package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.command.Models;
import dev.earmark.topology.metrics.TopologyCounts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is put in a model's place is no file that ends, no file at all, or what was there before.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OddModelFileTest {
  private static final Path MODELS = Path.of("../stages/src/test/resources/models");
  private static final long HUGE = 300L << 30;
  private final List<String> said = new ArrayList<>();
  private final TopologyCounts counts = new TopologyCounts();
  @TempDir private Path folder;
  private Path file;
  private Path weights;
  private WatchedModel model;
  private long writtenMs = 1_700_000_000_000L;

  @BeforeEach
  void load() throws IOException {
    file = Files.copy(MODELS.resolve("outside.onnx"), folder.resolve("m.onnx"));
    weights = Files.copy(MODELS.resolve("weights.data"), folder.resolve("weights.data"));
    model = new WatchedModel(file, Models::loadDoubtful, said::add);
  }

  @AfterEach
  void free() {
    model.retire();
  }

  private void look(int times) {
    for (int look = 0; look < times; look++) {
      model.look(counts);
    }
  }

  private void write(String version, int weight) throws IOException {
    String onnx =
        Files.readString(MODELS.resolve("outside.onnx"), StandardCharsets.ISO_8859_1)
            .replace("\"version\": \"1\"", "\"version\": \"" + version + "\"");
    Files.writeString(file, onnx, StandardCharsets.ISO_8859_1);
    byte[] bytes = Files.readAllBytes(MODELS.resolve("weights.data"));
    bytes[bytes.length - 1] += (byte) weight;
    Files.write(weights, bytes);
    writtenMs += 1_000;
    Files.setLastModifiedTime(file, FileTime.fromMillis(writtenMs));
  }

  private void assertRefusedOnceAndAnotherTakesOver(String why) throws IOException {
    look(9);
    assertThat(said)
        .containsExactly(
            "a new file is not taken over, tiny@1 goes on: model %s: %s".formatted(file, why));
    assertThat(counts.snapshot()).containsEntry("modelsRefused", 1L);
    Files.delete(file);
    Files.delete(weights);
    write("2", 0);
    look(4);
    assertThat(model.seat().card().id()).isEqualTo("tiny@2");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aNamedPipeIsRefusedUnopened() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.move(pipe, file, StandardCopyOption.REPLACE_EXISTING);
    assertRefusedOnceAndAnotherTakesOver("must be a regular file: file=" + file);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkToADeviceWithoutEndIsRefusedUnread() throws IOException {
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertRefusedOnceAndAnotherTakesOver("must be a regular file: file=" + file);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void weightsThatAreADeviceAreRefusedUnread() throws IOException {
    Files.delete(weights);
    Files.createSymbolicLink(weights, Path.of("/dev/zero"));
    assertRefusedOnceAndAnotherTakesOver("must be a regular file: file=" + weights);
  }

  private static void stretch(Path sparse, long bytes) throws IOException {
    try (var open = new RandomAccessFile(sparse.toFile(), "rw")) {
      open.setLength(bytes);
    }
  }

  private static String tooLarge(long bytes) {
    long most = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 2);
    return "must be at most %d bytes (1 GiB, or half the heap): bytes=%d".formatted(most, bytes);
  }

  @Test
  void aFileThatIsTooLargeIsRefusedUnread() throws IOException {
    stretch(file, HUGE);
    assertRefusedOnceAndAnotherTakesOver(tooLarge(HUGE));
  }

  @Test
  void weightsThatAreTooLargeAreRefusedUnread() throws IOException {
    stretch(weights, HUGE);
    assertRefusedOnceAndAnotherTakesOver(tooLarge(HUGE + Files.size(file)));
  }

  @Test
  void aFileThatIsGoneIsToldOfOnceEachTime() throws IOException {
    String gone = file + " is gone; tiny@1 goes on, and a start would fail";
    Path away = folder.resolve("away");
    Files.move(file, away);
    look(1);
    assertThat(said).isEmpty();
    look(9);
    assertThat(said).containsExactly(gone);
    Files.move(away, file);
    look(9);
    Files.move(file, away);
    look(9);
    assertThat(said).containsExactly(gone, gone);
    assertThat(counts.snapshot()).containsEntry("modelsRefused", 0L);
  }

  @Test
  void aVersionThatListenedBeforeComesBackOnlyAsItWas() throws IOException {
    write("2", 0);
    look(4);
    write("1", 1);
    look(4);
    assertThat(model.seat().card().id()).isEqualTo("tiny@2");
    assertThat(said)
        .containsExactly(
            "tiny@2 takes over from tiny@1",
            "a new file is not taken over, tiny@2 goes on: a version that listened before must come back as it was, or under another version: version=1");
    write("1", 0);
    look(4);
    assertThat(model.seat().card().id()).isEqualTo("tiny@1");
    write("2", 1);
    look(4);
    assertThat(model.seat().card().id()).isEqualTo("tiny@1");
    assertThat(counts.snapshot())
        .containsEntry("modelSwaps", 2L)
        .containsEntry("modelsRefused", 2L);
  }
}
