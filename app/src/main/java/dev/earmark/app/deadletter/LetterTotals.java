package dev.earmark.app.deadletter;

import dev.earmark.app.Plural;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many letters there were, per stage and reason. */
public final class LetterTotals {
  private final Map<String, Long> counts = new TreeMap<>();

  /** Counts a letter. */
  public void accept(Letter letter) {
    counts.merge(letter.stage() + "/" + letter.reason(), 1L, Long::sum);
  }

  /** Returns the number of letters. */
  public long letters() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns one line: {@code 3 dead letters: 2 chunk/refused, 1 score/unscorable}. */
  public String line() {
    String each =
        counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return Plural.of(letters(), "dead letter") + (each.isEmpty() ? "" : ": " + each);
  }
}
