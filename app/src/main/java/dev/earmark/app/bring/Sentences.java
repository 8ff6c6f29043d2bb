package dev.earmark.app.bring;

import dev.earmark.score.ModelCard;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What commands about models say in the same words. */
public final class Sentences {
  private Sentences() {}

  /** A card in a line. */
  public static String of(ModelCard card) {
    return "%s, %d labels, window %d and hop %d samples at %d Hz"
        .formatted(
            card.id(),
            card.labels().size(),
            card.windowSamples(),
            card.hopSamples(),
            card.sampleRate());
  }

  static String written(ModelCard card, Path file) {
    return file
        + " has its card: "
        + of(card)
        + (card.golden() == null ? "; it brings no golden clip" : "; its golden clip agrees");
  }

  /** Assignments as options of a shell's command. */
  static String sets(List<String> assignments) {
    return assignments.stream()
        .map(assignment -> "--set " + word(assignment))
        .collect(Collectors.joining(" "));
  }

  /** Words as a shell takes them. */
  static String words(List<String> words) {
    return words.stream().map(Sentences::word).collect(Collectors.joining(" "));
  }

  private static String word(String word) {
    boolean plain = word.matches("[A-Za-z0-9._=+:/-]+");
    return plain ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
