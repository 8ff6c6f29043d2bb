package dev.earmark.bench.kill;

import dev.earmark.bench.Guarantee;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a topology said that somebody else runs.
 *
 * @param guarantee what it promises
 * @param chunks that were sent, repeated ones included
 * @param outcome what was said beside what must be
 * @param times how long it took
 */
public record DeliveryResult(
    Guarantee guarantee, long chunks, Comparison.Outcome outcome, Times times) {

  /**
   * How long it took.
   *
   * @param sending from the first chunk to the last
   * @param silence longest time in which nothing new was read while devices sent
   */
  record Times(Duration sending, Duration silence) {}

  /** Returns whether what is promised holds, of something that was said at all. */
  public boolean holds() {
    return outcome.keeps(guarantee);
  }

  /** Returns the figures under the names that programs read. */
  public Map<String, Object> toMap() {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("guarantee", guarantee.toString());
    figures.put("records", chunks);
    figures.putAll(outcome.toMap());
    figures.put("longestSilenceSeconds", seconds(times.silence()));
    figures.put("holds", holds());
    figures.put("seconds", seconds(times.sending()));
    figures.put("examples", outcome.examples());
    return figures;
  }

  private static double seconds(Duration time) {
    return Math.round(time.toMillis() / 100.0) / 10.0;
  }

  /** Returns the figures for people. */
  public String toTable() {
    var table = new StringBuilder();
    toMap()
        .forEach(
            (name, value) -> {
              if (!name.equals("examples")) {
                table.append(String.format(Locale.ROOT, "%-32s %s%n", name, value));
              }
            });
    outcome.examples().forEach(example -> table.append(example).append(System.lineSeparator()));
    return table.toString();
  }
}
