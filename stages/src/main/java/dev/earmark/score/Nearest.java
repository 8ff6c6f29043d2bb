package dev.earmark.score;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known name that a misspelt one probably means. */
final class Nearest {

  private Nearest() {}

  /** The name with the fewest letters to change, the first one of several. */
  static String to(String name, List<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt(
                candidate ->
                    changes(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  /** Levenshtein's distance. */
  private static int changes(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[to.length()];
  }
}
