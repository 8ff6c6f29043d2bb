package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.onnx.OnnxProperties;
import dev.earmark.score.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of docs/bring-a-model.md that write cards, on a graph as PyTorch exports it: channel
 * before frames and bins.
 */
class BringPageTest {
  private static final Path PAGE = Path.of("../docs/bring-a-model.md");
  private static final Path TUTORIAL = Path.of("../models/simple-audio.onnx");
  private static final String BEGINNING = "$ earmark model card my.onnx ";
  private Console console = new Console();
  @TempDir private Path folder;

  private Path exported() throws Exception {
    Path file = folder.resolve("my.onnx");
    try (var out = Files.newOutputStream(file);
        Model shipped = Model.load(TUTORIAL)) {
      OnnxProperties.write(Files.readAllBytes(TUTORIAL), "earmark", "", out);
      Files.write(folder.resolve("labels.txt"), shipped.card().labels());
    }
    return file;
  }

  private int card(Path file, String line) {
    List<String> options = List.of(line.substring(BEGINNING.length()).split(" "));
    return console.run(
        Stream.concat(
                Stream.of("model", "card", file.toString()),
                options.stream()
                    .map(one -> one.replace("labels.txt", folder.resolve("labels.txt") + "")))
            .toArray(String[]::new));
  }

  private static List<String[]> commands() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    return IntStream.range(0, lines.size() - 1)
        .filter(at -> lines.get(at).startsWith(BEGINNING))
        .mapToObj(at -> new String[] {lines.get(at), lines.get(at + 1)})
        .toList();
  }

  @Test
  void eachAnswersAsThePageSays() throws Exception {
    List<String[]> commands = commands();
    assertThat(commands).hasSize(2);
    for (String[] command : commands) {
      console = new Console();
      card(exported(), command[0]);
      String said = console.out() + console.err();
      assertThat(said.replace(folder + "/", "")).isEqualTo(command[1] + "\n");
    }
  }

  /** The refusal's own remedy, word for word. */
  @Test
  void whatARefusalProposesFits() throws Exception {
    String refused = commands().get(1)[0];
    Path file = exported();
    assertThat(card(file, refused)).isEqualTo(2);
    String remedy = console.err().replaceFirst("(?s).*; (--set \\S+) would fit\n", "$1");
    assertThat(card(file, refused + " " + remedy)).as(console.err()).isZero();
  }
}
