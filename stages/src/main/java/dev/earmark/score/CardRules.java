package dev.earmark.score;

import dev.earmark.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each field of a card keeps to. */
final class CardRules {

  private static final int LONGEST_LABEL = 200;

  private CardRules() {}

  static void name(String field, String name) {
    Rule.check(
        name.matches("[A-Za-z0-9._-]+"),
        field + " must be letters, digits, '.', '_' or '-'",
        field,
        name);
  }

  static void labels(List<String> labels) {
    Rule.check(!labels.isEmpty(), "labels must not be empty", "labels", labels);
    Rule.check(
        labels.stream().noneMatch(String::isBlank), "labels must not be blank", "labels", labels);
    for (String label : labels) {
      Rule.check(
          label.length() <= LONGEST_LABEL && label.chars().noneMatch(Character::isISOControl),
          "labels must be of at most " + LONGEST_LABEL + " characters, none of them control",
          "length",
          label.length(),
          "label",
          shown(label));
    }
    Rule.check(
        new HashSet<>(labels).size() == labels.size(), "labels must differ", "labels", labels);
  }

  /** The beginning of a text, control characters replaced. */
  private static String shown(String text) {
    String start = text.substring(0, Math.min(text.length(), LONGEST_LABEL));
    return start.replaceAll("\\p{Cntrl}", "?");
  }

  static void role(String role, @Nullable String label, List<String> labels) {
    Rule.check(
        label == null || labels.contains(label),
        role + " must be one of the labels",
        role,
        label,
        "labels",
        labels);
  }

  static void range(String name, int value, int least, int most) {
    Rule.check(
        value >= least && value <= most, name + " must be in " + least + ".." + most, name, value);
  }

  static void threshold(String name, double threshold) {
    Rule.check(
        threshold > 0 && threshold <= 1, name + " must be above 0 and at most 1", name, threshold);
  }

  /** Labels that exclude each other share one threshold, because one of them is always highest. */
  static void thresholds(Map<String, Double> thresholds, List<String> labels, Output output) {
    Rule.check(
        thresholds.isEmpty() || output == Output.SIGMOID,
        "thresholds belong to output sigmoid",
        "output",
        JsonFields.word(output));
    Set<String> known = Set.copyOf(labels);
    thresholds.forEach(
        (label, threshold) -> {
          Rule.check(
              known.contains(label),
              "thresholds must be of the labels",
              "threshold",
              label,
              "labels",
              labels);
          threshold("thresholds." + label, threshold);
        });
  }
}
