package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  private static final String MODEL = "../models/commands.onnx";

  private final Console console = new Console();
  @TempDir Path folder;

  @Test
  void makesAPageOfWhatScorePrinted() throws Exception {
    Path yes = Files.createDirectories(folder.resolve("yes"));
    Path file = Wav.tone(yes.resolve("tone.wav"), 16_000, 20_000);
    Console score = new Console();
    assertThat(score.run("score", "--json", "--truth", "folder", "--model", MODEL, file.toString()))
        .isZero();
    Path scores = Files.writeString(folder.resolve("scores.jsonl"), score.out());
    Path page = folder.resolve("page.html");

    assertThat(
            console.run(
                "report",
                "--scores",
                scores.toString(),
                "--model",
                MODEL,
                "--out",
                page.toString()))
        .as(console.err())
        .isZero();

    assertThat(console.out()).isEqualTo(page + "\n");
    assertThat(page)
        .content()
        .contains("commands@2", "2 in 1 file<", "truth yes", "\">truth</text>", "tone.wav", "<svg")
        .doesNotContain("NaN", "\">loudness<", "\">detected<");
  }

  @Test
  void folderOfThePageMustBeThere() {
    assertThat(console.run("report", "--model", MODEL, "--out", "/no/such/x.html")).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: --out must be a file in a folder that is there: --out=/no/such/x.html\n");
  }

  @Test
  void refusesWhatScoreDidNotPrint() throws Exception {
    Path text = Files.writeString(folder.resolve("text.txt"), "{}\nhello\n");
    Path cut = Files.writeString(folder.resolve("cut.jsonl"), "{\"file\":\"a.wav\"}\n");
    Path none = folder.resolve("none");

    assertThat(console.run("report", "--scores", text.toString(), "--model", MODEL)).isEqualTo(2);
    assertThat(console.run("report", "--scores", cut.toString(), "--model", MODEL)).isEqualTo(2);
    assertThat(console.run("report", "--scores", none.toString(), "--model", MODEL)).isEqualTo(2);

    assertThat(console.err().lines())
        .containsExactly(
            "earmark: --scores must be what score --json printed: --scores="
                + text
                + ", line 2 is no JSON",
            "earmark: --scores must end with the object for all files: --scores=" + cut,
            "earmark: --scores must name a readable file: --scores=" + none);
  }
}
