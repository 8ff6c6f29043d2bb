package dev.earmark.app.bring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a model and the tool that made it can be compared by, in the order in which it arises. */
enum Stage {
  /** Of the window, at the model's rate. */
  SAMPLES,
  /** What the front end makes of them: the model's input. */
  SPECTROGRAM,
  /** One a label. */
  SCORES;

  /** How it is written in a file of expectations. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Stage> of(String word) {
    return Stream.of(values()).filter(stage -> stage.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Stream.of(values()).map(Stage::word).toList();
  }
}
