package dev.earmark.app.command;

import dev.earmark.app.Console;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@code model card} on a graph of 3 labels over 64 samples at 1 kHz. */
abstract class CardCommand {
  static final Path MODELS = Path.of("../stages/src/test/resources/models");
  static final Path TUTORIAL = Path.of("../models/simple-audio.onnx");
  final Console console = new Console();
  @TempDir Path folder;
  Path model;
  Path labels;

  @BeforeEach
  void aModelWithoutACard() throws IOException {
    model = Files.copy(MODELS.resolve("no-card.onnx"), folder.resolve("my model.onnx"));
    labels = Files.writeString(folder.resolve("labels.txt"), "low\nhigh\nsilence\n");
  }

  int card(String... args) {
    return console.run(
        Stream.concat(Stream.of("model", "card", model.toString()), Stream.of(args))
            .toArray(String[]::new));
  }

  ModelCard read() throws Exception {
    try (Model loaded = Model.load(model)) {
      return loaded.card();
    }
  }

  List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
