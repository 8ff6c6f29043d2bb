package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.command.Models;
import dev.earmark.topology.metrics.TopologyCounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A model whose file is written to and looked at. */
abstract class Watching {
  static final Path TINY = Path.of("../stages/src/test/resources/models/tiny.onnx");
  final List<String> said = new ArrayList<>();
  final TopologyCounts counts = new TopologyCounts();
  @TempDir Path folder;
  Path file;
  WatchedModel model;
  private long writtenMs = 1_700_000_000_000L;

  @BeforeEach
  void load() throws IOException {
    file = folder.resolve("m.onnx");
    write(file, version("1"));
    model = new WatchedModel(file, Models::load, said::add);
  }

  @AfterEach
  void free() {
    model.retire();
  }

  static String version(String version) throws IOException {
    return Files.readString(TINY, StandardCharsets.ISO_8859_1)
        .replace("\"version\": \"1\"", "\"version\": \"" + version + "\"");
  }

  /** Writes a file that is a second younger than the one before. */
  void write(Path to, String bytes) throws IOException {
    Files.writeString(to, bytes, StandardCharsets.ISO_8859_1);
    writtenMs += 1_000;
    Files.setLastModifiedTime(to, FileTime.fromMillis(writtenMs));
  }

  void look(int times) {
    for (int look = 0; look < times; look++) {
      model.look(counts);
    }
  }

  String id() {
    return model.seat().card().id();
  }

  void assertCounts(long swaps, long refused) {
    assertThat(counts.snapshot())
        .containsEntry("modelSwaps", swaps)
        .containsEntry("modelsRefused", refused);
  }
}
