package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.app.Console;
import dev.earmark.app.Wav;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
  private static final String MODEL = "../models/commands.onnx";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Console console = new Console();
  @TempDir Path folder;
  private Path yes = Path.of("");

  @BeforeEach
  void folderOfOneLabel() throws Exception {
    yes = Files.createDirectories(folder.resolve("yes"));
  }

  @Test
  void jsonIsOneObjectAWindowThenOneForAll() throws Exception {
    Path file = Wav.tone(yes.resolve("tone.wav"), 16_000, 20_000);

    assertThat(
            console.run("score", "--json", "--truth", "folder", "--model", MODEL, file.toString()))
        .isZero();

    List<JsonNode> lines = lines();
    assertThat(lines).hasSize(3);
    JsonNode first = lines.get(0);
    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly(
            "file", "startSample", "endSample", "label", "confidence", "scores", "truth");
    assertThat(first.get("truth").asText()).isEqualTo("yes");
    assertThat(first.get("file").asText()).isEqualTo(file.toString());
    assertThat(lines.get(1).get("startSample").asLong()).isEqualTo(4_000);
    assertThat(lines.get(1).get("endSample").asLong()).isEqualTo(20_000);
    assertThat(first.get("scores").fieldNames())
        .toIterable()
        .containsExactly(
            "down", "go", "left", "no", "right", "stop", "up", "yes", "unknown", "silence");
    assertThat(first.get("scores").get(first.get("label").asText()).asDouble())
        .isEqualTo(first.get("confidence").asDouble());

    JsonNode all = lines.get(2);
    assertThat(all.fieldNames())
        .toIterable()
        .containsExactly("files", "windows", "accuracy", "labels", "counts");
    assertThat(all.get("files").asLong()).isEqualTo(1);
    assertThat(all.get("windows").asLong()).isEqualTo(2);
    assertThat(all.get("labels")).hasSize(10);
    assertThat(sum(all.get("counts").get(7))).isEqualTo(2);
    assertThat(sum(all.get("counts").get(0))).isZero();
  }

  @Test
  void positionsAreAtTheModelsRate() throws Exception {
    Path file = Wav.tone(yes.resolve("tone.wav"), 48_000, 3 * 20_000);

    assertThat(console.run("score", "--json", "--model", MODEL, file.toString())).isZero();

    assertThat(lines()).hasSize(3);
    assertThat(lines().get(1).get("endSample").asLong()).isEqualTo(20_000);
    assertThat(lines().get(2).get("accuracy").isNull()).isTrue();
  }

  @Test
  void truthMayBeInLabelTracksBesideTheFiles() throws Exception {
    Wav.tone(yes.resolve("tone.wav"), 8_000, 16_000);
    Files.writeString(yes.resolve("tone.txt"), "0.0\t1.0\tgo\n1.0\t2.0\tbanana\n");

    assertThat(
            console.run("score", "--json", "--truth", "tracks", "--model", MODEL, yes.toString()))
        .isZero();

    JsonNode counts = lines().get(5).get("counts");
    assertThat(sum(counts.get(1)))
        .as("go, at 0 and 0.25 s, and at 0.5 s where both cover half")
        .isBetween(2L, 3L);
    assertThat(sum(counts.get(1)) + sum(counts.get(8))).as("banana is unknown").isEqualTo(5);
  }

  @Test
  void aTrackByNameCountsAsTheSameTrackBesideTheFile() throws Exception {
    Path file = Wav.tone(yes.resolve("tone.wav"), 48_000, 3 * 48_000);
    String labels = "0.0\t0.9\tgo\n1.1\t1.4\tbanana\n2.0\t3.0\tyes\n";
    Path named = Files.writeString(folder.resolve("folder"), labels);
    JsonNode byName = total("--truth", named.toString(), file.toString());
    Path beside = Files.writeString(yes.resolve("tone.txt"), labels);

    JsonNode tracks = total("--truth", "tracks", file.toString());

    assertThat(tracks.get("windows").asLong()).isEqualTo(9);
    assertThat(sum(tracks.get("counts").get(1))).as("go").isPositive();
    assertThat(sum(tracks.get("counts").get(7))).as("yes").isPositive();
    assertThat(byName).isEqualTo(tracks);
    Files.writeString(beside, "0.0\t3.0\tno\n");
    assertThat(total("--truth", named.toString(), yes.toString()))
        .as("of one in a folder")
        .isEqualTo(byName);
  }

  @Test
  void aTrackByNameMustBeThereAndOfOneFile() throws Exception {
    Path file = Wav.tone(yes.resolve("a.wav"), 16_000, 16_000);
    Path track = Files.writeString(folder.resolve("track.txt"), "0.0\t1.0\tgo\n");

    refused(
        "--truth must be none, folder, tracks or a label track that is there: --truth=track",
        "track",
        file);
    refused(
        "--truth must be none, folder, tracks or a label track that is there: --truth=" + folder,
        folder.toString(),
        file);
    Wav.tone(yes.resolve("b.wav"), 16_000, 16_000);
    refused(
        "--truth must be none, folder or tracks unless one file is scored: --truth="
            + track
            + ", FILE|DIR="
            + yes
            + ", files=2",
        track.toString(),
        yes);
    Files.writeString(track, "0.0 1.0 go\n");
    refused(
        track + ":1: must be start, end and label with tabs between: line='0.0 1.0 go'",
        track.toString(),
        file);
  }

  @Test
  void unreadableFilesAreSaidAndTheOthersHeard() throws Exception {
    Wav.tone(yes.resolve("a.wav"), 16_000, 16_000);
    Files.writeString(yes.resolve("b.wav"), "no audio at all");
    Wav.tone(yes.resolve("c.wav"), 16_000, 16_000);

    assertThat(console.run("score", "--summary", "--model", MODEL, folder.toString())).isEqualTo(1);

    assertThat(console.err())
        .isEqualTo(
            "earmark: "
                + yes.resolve("b.wav")
                + ": must be WAV, FLAC or Ogg Vorbis, beginning with RIFF, fLaC or OggS: first bytes=6e 6f 20 61\n");
    assertThat(console.out()).isEqualTo("3 files, 2 windows, by commands@2\n");
  }

  @Test
  void listNamesTheFilesToHear() throws Exception {
    Wav.tone(yes.resolve("a.wav"), 16_000, 16_000);
    Wav.tone(yes.resolve("b.wav"), 16_000, 16_000);
    Path list = Files.writeString(folder.resolve("list.txt"), "yes/b.wav\n");

    assertThat(
            console.run(
                "score",
                "--truth",
                "folder",
                "--list",
                list.toString(),
                "--model",
                MODEL,
                folder.toString()))
        .isZero();

    assertThat(console.out())
        .contains(yes.resolve("b.wav") + "      0.00 s ..     1.00 s")
        .doesNotContain("a.wav")
        .contains("1 file, 1 window,")
        .containsPattern("accuracy .* of 1 window\n");
  }

  @Test
  void missingPathOrModelIsWrong() throws Exception {
    assertThat(console.run("score", "nowhere")).isEqualTo(2);
    Path file = Wav.tone(yes.resolve("tone.wav"), 16_000, 16_000);
    assertThat(console.run("score", "--model", "nothing", file.toString())).isEqualTo(2);
    Path noModel = Files.writeString(folder.resolve("no.onnx"), "no model");
    assertThat(console.run("score", "--model", noModel.toString(), file.toString())).isEqualTo(2);
    assertThat(console.err().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "earmark: FILE|DIR must be a file or a folder: nowhere is not there"),
            line ->
                assertThat(line)
                    .startsWith("earmark: models must name an existing model: models=nothing"),
            line -> assertThat(line).contains("no.onnx: is no ONNX model that can be loaded"));
  }

  @Test
  void emptyFolderIsWrong() {
    assertThat(console.run("score", "--model", MODEL, folder.toString())).isEqualTo(2);
    assertThat(console.err())
        .isEqualTo(
            "earmark: the folder must hold audio files (WAV, FLAC or OGG): folder="
                + folder
                + "\n");
  }

  private static JsonNode total(String... args) throws Exception {
    Console scored = new Console();
    String[] all =
        Stream.concat(Stream.of("score", "--json", "--summary", "--model", MODEL), Stream.of(args))
            .toArray(String[]::new);
    assertThat(scored.run(all)).isZero();
    return JSON.readTree(scored.out());
  }

  private static void refused(String sentence, String truth, Path path) {
    Console asked = new Console();
    assertThat(asked.run("score", "--truth", truth, "--model", MODEL, path.toString()))
        .isEqualTo(2);
    assertThat(asked.err()).isEqualTo("earmark: " + sentence + "\n");
  }

  private List<JsonNode> lines() throws Exception {
    return JSON.readerFor(JsonNode.class).<JsonNode>readValues(console.out()).readAll();
  }

  private static long sum(JsonNode row) {
    long sum = 0;
    for (JsonNode count : row) {
      sum += count.asLong();
    }
    return sum;
  }
}
