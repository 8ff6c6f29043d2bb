package dev.earmark.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a mistyped one most likely meant. */
public final class NearestName {
  /** What lies behind says nothing of which name was meant, and would be compared for long. */
  private static final int COMPARED = 200;

  private NearestName() {}

  /**
   * Returns the known name with the fewest edits from {@code name}; of equals, the first in
   * alphabetical order.
   */
  public static Optional<String> of(String name, Collection<String> known) {
    String typed = start(name);
    return known.stream()
        .sorted()
        .min(
            Comparator.comparingInt(
                candidate ->
                    edits(typed.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT))));
  }

  private static String start(String name) {
    return name.substring(0, Math.min(COMPARED, name.length()));
  }

  /** Counts insertions, deletions and replacements (Levenshtein's distance, two rows). */
  public static int edits(String from, String to) {
    int[] previous = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      int[] spare = previous;
      previous = current;
      current = spare;
    }
    return previous[to.length()];
  }
}
