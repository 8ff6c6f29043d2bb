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
 * @param sent what devices sent
 * @param outcome what was said beside what must be
 * @param accounts of the processes that were looked at, which may be none
 */
public record DeliveryResult(
    Guarantee guarantee, Sent sent, Comparison.Outcome outcome, Accounts accounts) {

  /**
   * What was sent, and how it was answered meanwhile.
   *
   * @param chunks repeated ones included
   * @param time from the first chunk to the last
   * @param silence longest time in which nothing new was read while devices sent
   */
  record Sent(long chunks, Duration time, Duration silence) {}

  /** Returns whether what is promised holds, of something that was said at all. */
  public boolean holds() {
    return outcome.keeps(guarantee) && accounts.broken().isEmpty();
  }

  /** Returns the same with what processes have counted. */
  public DeliveryResult with(Accounts counted) {
    return new DeliveryResult(guarantee, sent, outcome, counted);
  }

  /** Returns the figures under the names that programs read. */
  public Map<String, Object> toMap() {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("guarantee", guarantee.toString());
    figures.put("records", sent.chunks());
    figures.putAll(outcome.toMap());
    figures.putAll(accounts.toMap());
    figures.put("longestSilenceSeconds", seconds(sent.silence()));
    figures.put("holds", holds());
    figures.put("seconds", seconds(sent.time()));
    figures.put("examples", accounts.examples(outcome));
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
    accounts
        .examples(outcome)
        .forEach(example -> table.append(example).append(System.lineSeparator()));
    return table.toString();
  }
}
