package dev.earmark.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What {@code clips} makes of topics, against a real broker in this process. */
class ClipsCommandTest {
  @RegisterExtension static final RunningCluster CLUSTER = new RunningCluster();

  @TempDir static Path folder;

  @Test
  void labelledRecordingsBecomeFilesWithTheirSpansAndNothingElseDoes() throws IOException {
    assertThat(new Console().run(CLUSTER.args("topics", "create"))).isZero();
    Path audio = Wav.tone(folder.resolve("a.wav"), 16_000, 40_000);
    Path truth =
        Files.writeString(folder.resolve("a.txt"), "0.5\t1.0\tyes\n1.5\t2.25\t\"no\", he said\n");
    send(audio, "..", "--truth", truth.toString());
    send(Wav.tone(folder.resolve("b.wav"), 8_000, 8_000), "unlabelled");

    Path out = folder.resolve("out");
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("clips", out.toString()))).isZero();
    assertThat(console.out())
        .isEqualTo("2 labelled spans of 1 recording in " + out + "/clips.csv\n");
    assertThat(console.err()).isEmpty();
    Path wav = only(out.resolve("%2E."));
    assertThat(Files.readAllBytes(wav)).isEqualTo(Files.readAllBytes(audio));
    String place = "\"%2E./" + wav.getFileName() + "\"";
    assertThat(Files.readAllLines(out.resolve("clips.csv")))
        .element(0)
        .isEqualTo("path,label,group,start,end,recording,sample_rate,source");
    assertThat(rows(out))
        .containsExactly(
            place + ",\"yes\",\"..\",0.500000,1.000000",
            place + ",\"\"\"no\"\", he said\",\"..\",1.500000,2.250000");
  }

  @Test
  void folderThatHoldsSomethingIsLeftAlone() throws IOException {
    Path there = Files.createDirectories(folder.resolve("there"));
    Files.writeString(there.resolve("clips.csv"), "mine");
    Console console = new Console();
    assertThat(console.run(CLUSTER.args("clips", there.toString()))).isEqualTo(2);
    assertThat(console.err()).contains("DIR must be empty or not there: DIR=" + there);
    assertThat(there.resolve("clips.csv")).hasContent("mine");
  }

  private static void send(Path audio, String device, String... more) {
    List<String> all =
        Stream.concat(
                Stream.of(audio.toString(), "--device", device, "--speed", "0"), Stream.of(more))
            .toList();
    assertThat(new Console().run(CLUSTER.args("send", all.toArray(String[]::new)))).isZero();
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList().get(0);
    }
  }

  /**
   * The rows' first five columns: the others are the recording's name, its rate and who said so.
   */
  private static List<String> rows(Path out) throws IOException {
    return Files.readAllLines(out.resolve("clips.csv")).stream()
        .skip(1)
        .map(row -> row.replaceFirst(",\"[^\"]*\",16000,PRODUCER$", ""))
        .toList();
  }
}
