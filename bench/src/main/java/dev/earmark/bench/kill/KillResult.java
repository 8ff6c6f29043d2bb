package dev.earmark.bench.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a topology said that was killed again and again.
 *
 * @param victim which
 * @param plan what was planned
 * @param happened to the processes, and what they have counted
 * @param said what it was told and what it said
 */
public record KillResult(Victim victim, KillPlan plan, Happened happened, Said said) {

  /**
   * What happened to the processes.
   *
   * @param events how often what
   * @param accounts of those that ended in order
   */
  record Happened(Events events, Accounts accounts) {
    /** Returns whether some have counted, and that adds up. */
    boolean addsUp() {
      return accounts.processes() > 0 && accounts.broken().isEmpty();
    }
  }

  /**
   * What devices and the topology said.
   *
   * @param records chunks that were sent, repeated ones included
   * @param outcome what was said beside what must be
   * @param versions of the last model
   * @param seconds from the first chunk to the last comparison
   */
  record Said(long records, Comparison.Outcome outcome, Versions.Count versions, double seconds) {}

  /** Returns whether what is promised holds, of something that was said at all. */
  public boolean holds() {
    return said.outcome().keeps(victim.guarantee())
        && happened.addsUp()
        && plan.swaps() == (said.versions().heard() > 1 && said.versions().tookOver() > 0);
  }

  /** Returns the figures under the names that programs read. */
  public Map<String, Object> toMap() {
    var figures = new LinkedHashMap<String, Object>();
    putHappened(figures);
    putSaid(figures);
    figures.put("holds", holds());
    figures.put("seconds", Math.round(said.seconds() * 10) / 10.0);
    figures.put("examples", examples());
    return figures;
  }

  private void putHappened(Map<String, Object> figures) {
    Events events = happened.events();
    figures.put("models", victim.models().stream().map(KillResult::name).toList());
    figures.put("guarantee", victim.guarantee().toString());
    figures.put("protocol", victim.protocol());
    figures.put("instances", plan.mostInstances());
    figures.put("seed", plan.seed());
    figures.put("rounds", plan.rounds());
    figures.put("kills", events.kills());
    figures.put("brokerKills", events.brokerKills());
    figures.put("stops", events.stops());
    figures.put("startedAgain", events.startedAgain());
    figures.put("swapSeconds", seconds(plan.swapEvery()));
    figures.put("slowestTakeOverSeconds", seconds(events.takeOvers().afterStop()));
    figures.put("slowestTakeOverAfterKillSeconds", seconds(events.takeOvers().afterKill()));
  }

  private void putSaid(Map<String, Object> figures) {
    figures.put("records", said.records());
    figures.put("versionsPut", said.versions().put());
    figures.put("versionsHeard", said.versions().heard());
    figures.put("versionsTookOver", said.versions().tookOver());
    figures.putAll(said.outcome().toMap());
    figures.putAll(happened.accounts().toMap());
  }

  /** Returns some of what is lost or wrong, and all that does not add up. */
  private List<String> examples() {
    return happened.accounts().examples(said.outcome());
  }

  private static String name(Path model) {
    return String.valueOf(model.getFileName());
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
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
    examples().forEach(example -> table.append(example).append(System.lineSeparator()));
    return table.toString();
  }
}
