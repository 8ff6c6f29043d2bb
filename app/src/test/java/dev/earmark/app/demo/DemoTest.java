package dev.earmark.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  private static final String MODEL = "../models/commands.onnx";

  private final Console console = new Console();
  @TempDir Path folder;

  @Test
  void hearsEachWindowOfThePackagedAudioExactlyOnce() throws Exception {
    Path json = folder.resolve("summary.json");
    Path report = folder.resolve("report.html");

    int exitCode =
        console.run(
            "demo",
            "--speed",
            "0",
            "--model",
            MODEL,
            "--json",
            json.toString(),
            "--report",
            report.toString());

    assertThat(console.err())
        .contains("hall, kitchen, porch, workshop push audio as fast as it goes; commands@");
    assertThat(exitCode).as(console.err()).isZero();
    JsonNode summary = new ObjectMapper().readTree(json.toFile());
    assertThat(summary.get("windowsExpected").asLong()).isEqualTo(866);
    assertThat(summary.get("windowsPredicted").asLong()).isEqualTo(866);
    assertThat(summary.get("windowsRepeated").asLong()).isZero();
    assertThat(sum(summary.get("counts"))).isEqualTo(866);
    assertThat(summary.get("accuracy").asDouble()).isGreaterThan(0.8);
    assertThat(summary.get("realTimeFactor").asDouble()).isPositive();
    assertThat(summary.get("latencyMs").get("p99").asDouble())
        .isGreaterThanOrEqualTo(summary.get("latencyMs").get("p50").asDouble());
    assertThat(summary.get("labels")).hasSize(10);
    assertThat(console.out())
        .contains("truth \\ heard    down ")
        .contains("windows    866 heard of 866 expected\n")
        .doesNotContain("\u001b");
    assertThat(report)
        .content()
        .contains("kitchen", "866 heard of 866 expected", "<svg")
        .doesNotContain("NaN");
  }

  @Test
  void hearsTheUsersOwnAudioWithoutTruths() throws Exception {
    Wav.tone(folder.resolve("a.wav"), 44_100, 3 * 44_100);

    int exitCode =
        console.run(
            "demo",
            "--speed",
            "0",
            "--model",
            MODEL,
            "--audio",
            folder.toString(),
            "--report",
            folder.resolve("report.html").toString());

    assertThat(exitCode).as(console.err()).isZero();
    assertThat(console.out())
        .contains("windows    9 heard of 9 expected\n")
        .doesNotContain("accuracy");
  }

  @Test
  void saysWhatIsWrongBeforeAnythingStarts() throws Exception {
    Path noAudio = Files.writeString(folder.resolve("no.wav"), "no audio");

    assertThat(console.run("demo", "--model", MODEL, "--audio", folder.resolve("none").toString()))
        .isEqualTo(2);
    assertThat(console.run("demo", "--model", MODEL, "--audio", noAudio.toString())).isEqualTo(2);
    assertThat(console.run("demo", "--model", MODEL, "--speed", "-1")).isEqualTo(2);
    assertThat(console.run("demo", "--model", MODEL, "--microphone", "--audio", noAudio.toString()))
        .isEqualTo(2);

    assertThat(console.err().lines())
        .containsExactly(
            "earmark: --audio must be a file or a folder: "
                + folder.resolve("none")
                + " is not there",
            "earmark: "
                + noAudio
                + ": must be WAV, FLAC or Ogg Vorbis, beginning with RIFF, fLaC or OggS: first bytes=6e 6f 20 61",
            "earmark: --speed must be 0 or above: speed=-1.0",
            "earmark: --audio and --microphone exclude each other: --audio=" + noAudio);
  }

  private static long sum(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
        .mapToLong(JsonNode::asLong)
        .sum();
  }
}
