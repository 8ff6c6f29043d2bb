package dev.earmark.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.client.readme.Examples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the Java examples of the README and holds its text against them. */
class ReadmeExamplesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path SOURCES = Path.of("src/test/java/dev/earmark/client/readme");

  @TempDir Path folder;

  @Test
  void examplesRun() throws Exception {
    Path file = folder.resolve("short.flac");
    try (InputStream audio = getClass().getResourceAsStream("/audio/mono16.flac");
        LocalServers servers = LocalServers.start(folder.resolve("servers"))) {
      assertThat(audio).isNotNull();
      Files.copy(audio, file);
      Examples.produce(servers.settings(), file);
      List<AudioChunk> chunks = Chunks.of("kitchen", servers.settings());
      assertThat(chunks)
          .extracting(AudioChunk::getFirstSample)
          .containsExactly(0L, 1_600L, 3_200L, 4_800L);

      Examples.capture(servers.settings(), new short[2_000], new short[1_100]);
      assertThat(Chunks.of("kitchen", servers.settings())).hasSize(4 + 2);

      Predictions.send(servers.settings(), Predictions.of("kitchen", 0));
      PredictionConsumer predictions =
          new PredictionConsumer(servers.settings(), From.beginning().device("kitchen"));
      assertThat(Examples.printed(predictions, predictions::close))
          .isEqualTo("2026-11-21T10:15:30.250001Z  kitchen heard yes (0.75)");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ProduceAudio", "CaptureAudio", "ConsumePredictions"})
  void readmeShowsWhatRuns(String example) throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String source = Files.readString(SOURCES.resolve(example + ".java"));
    String begin = "// README: begin\n";
    String shown =
        source
            .substring(source.indexOf(begin) + begin.length(), source.indexOf("// README: end"))
            .strip();
    assertThat(readme).contains("```java\n" + shown + "\n```");
    assertThat(shown.lines().filter(line -> !line.startsWith("import")))
        .hasSizeLessThanOrEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AudioChunk.avsc", "Truth.avsc"})
  void scriptsBringTheSchemasOfTheRecords(String schema) {
    Path original = ROOT.resolve("schemas/src/main/avro").resolve(schema);
    assertThat(ROOT.resolve("examples/python").resolve(schema)).hasSameTextualContentAs(original);
    assertThat(ROOT.resolve("examples/javascript").resolve(schema))
        .hasSameTextualContentAs(original);
  }
}
