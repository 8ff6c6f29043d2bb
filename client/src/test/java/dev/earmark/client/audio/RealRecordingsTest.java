package dev.earmark.client.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Decodes every recording below the folder that {@code EARMARK_DATA} names. */
@EnabledIfEnvironmentVariable(named = "EARMARK_DATA", matches = ".+")
class RealRecordingsTest {
  @Test
  void decodesEveryRecordingToItsEnd() throws IOException {
    List<Path> files = files(Path.of(System.getenv("EARMARK_DATA")));
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      try (AudioSource source = AudioFiles.open(file)) {
        long frames = source.readAll().length / source.format().frameBytes();
        assertThat(frames).as("%s", file).isPositive().isEqualTo(source.frames().orElse(frames));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(AudioFiles::hasAudioName).filter(Files::isRegularFile).toList();
    }
  }
}
