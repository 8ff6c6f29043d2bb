package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Prediction;
import dev.earmark.topology.CrashingWorld.Guarantee;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.DevicePatterns;
import dev.earmark.topology.model.Seat;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.model.WindowScorer;
import dev.earmark.topology.settings.OverloadPolicy;
import dev.earmark.topology.settings.OverloadSettings;
import dev.earmark.topology.settings.ScoringSettings;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.window.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * One device whose windows, one in 50 ms, take 100 ms each to score: twice what can be sustained;
 * and lives that crash anywhere while they pass over windows.
 */
class OverloadTest {
  private static final int CHUNKS = 2_400;
  private static final int HOP_MS = 50;
  private static final int COST_MS = 2 * HOP_MS;
  private static final int BATCH_MS = 8 * COST_MS;
  private static final Duration ABOVE = Duration.ofSeconds(4);
  private static final Duration BELOW = Duration.ofSeconds(1);

  private long busyMs;
  private long mostBehindMs;

  /** Takes the time of a model that is slow, by a clock that is set. */
  private final class Slow implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      busyMs += (long) windows.size() * COST_MS;
      return windows.stream().map(window -> ContentScorer.score(window.samples())).toList();
    }

    @Override
    public void close() {}
  }

  private static TopologySettings settings(TopologySettings from, OverloadPolicy policy) {
    var overload = new OverloadSettings(policy, ABOVE, BELOW);
    return from.withScoring(ScoringSettings.defaults().withOverload(overload));
  }

  /** Two minutes of one device, as they come. */
  private static TestLog log() {
    var log = new TestLog();
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      var span = new Span(chunk * 400L, (chunk + 1) * 400L, chunk == CHUNKS - 1);
      log.append("d", "r", span, 1_000_000 + (long) chunk * HOP_MS);
    }
    return log;
  }

  private SimulatedTask live(OverloadPolicy policy) {
    TestLog log = log();
    var seats =
        new Seats(
            List.of(new Seat(new Classifier(ContentScorer.CARD, max -> new Slow()))),
            DevicePatterns.ALL);
    var settings = settings(TopologySettings.defaults(), policy);
    var task = new SimulatedTask(seats, log, settings, new SimulatedTask.Left(true, Map.of()));
    long freeMs = 0;
    for (int offset = 0; offset < CHUNKS; offset++) {
      long cameMs = log.records.get(offset).timestamp();
      long wallMs = Math.max(cameMs, freeMs);
      mostBehindMs = Math.max(mostBehindMs, wallMs - cameMs);
      task.take(offset, wallMs);
      freeMs = wallMs + busyMs;
      busyMs = 0;
    }
    task.tick(freeMs + 1_000);
    task.close();
    return task;
  }

  private static List<String> windows() {
    return LongStream.range(0, CHUNKS - 1).mapToObj(k -> "d/r/" + k * 400 + "/content@1").toList();
  }

  @Example
  void keepScoresEveryWindowAndFallsBehindByHalfOfTheTime() {
    SimulatedTask task = live(OverloadPolicy.KEEP);
    assertThat(Passed.check(windows(), task.published)).isZero();
    assertThat(mostBehindMs).isGreaterThan(CHUNKS * HOP_MS - 2 * BATCH_MS);
    assertThat(task.counts.of(Count.WINDOWS_SKIPPED)).isZero();
  }

  @Example
  void skipToLatestStaysWithinItsUpperMarkAndSaysWhatItPassedOver() {
    SimulatedTask task = live(OverloadPolicy.SKIP_TO_LATEST);
    long missing = Passed.check(windows(), task.published);
    assertThat(mostBehindMs).isBetween(ABOVE.toMillis(), ABOVE.toMillis() + BATCH_MS);
    assertThat(task.counts.of(Count.WINDOWS_SKIPPED)).isEqualTo(missing);
    assertThat(missing / (double) CHUNKS).isBetween(0.4, 0.55);
    assertThat(task.published).extracting(Prediction::getSkipped).contains(0L);
  }

  @Example
  void widenHopScoresEverySecondWindowAndStaysWithinItsSecondMark() {
    SimulatedTask task = live(OverloadPolicy.WIDEN_HOP);
    long missing = Passed.check(windows(), task.published);
    assertThat(mostBehindMs).isBetween(ABOVE.toMillis(), 2 * ABOVE.toMillis() + BATCH_MS);
    assertThat(task.counts.of(Count.WINDOWS_SKIPPED)).isEqualTo(missing);
    assertThat(task.published).extracting(Prediction::getSkipped).contains(0L, 1L);
    assertThat(task.published).allMatch(said -> said.getSkipped() <= 3);
  }

  @Property(tries = 40)
  void exactlyOnceRepeatsNothingAndLosesOnlyWhatIsSaidToBePassedOver(@ForAll long seed) {
    for (var policy : List.of(OverloadPolicy.SKIP_TO_LATEST, OverloadPolicy.WIDEN_HOP)) {
      var settings = settings(CrashingWorld.SETTINGS, policy);
      var seats = List.of(ContentScorer.seats(ContentScorer.CARD));
      var world = new CrashingWorld(seats, seed, Guarantee.EXACTLY_ONCE, settings);
      world.run();
      long missing = Passed.check(undisturbed(seed), world.said());
      assertThat(missing).isLessThanOrEqualTo(world.skipped());
    }
  }

  @Property(tries = 40)
  void atLeastOnceLosesNoMoreThanIsCounted(@ForAll long seed) {
    var settings = settings(CrashingWorld.SETTINGS, OverloadPolicy.SKIP_TO_LATEST);
    var seats = List.of(ContentScorer.seats(ContentScorer.CARD));
    var world = new CrashingWorld(seats, seed, Guarantee.AT_LEAST_ONCE, settings);
    world.run();
    List<String> windows = undisturbed(seed);
    List<String> said = world.said().stream().map(Prediction::getId).distinct().toList();
    assertThat(windows).containsAll(said);
    assertThat(windows.size() - said.size()).isLessThanOrEqualTo((int) world.skipped());
  }

  private static List<String> undisturbed(long seed) {
    var log = RandomLog.of(seed);
    var task = new SimulatedTask(log, CrashingWorld.SETTINGS, true, Map.of());
    for (int offset = 0; offset < log.records.size(); offset++) {
      task.take(offset, log.records.get(offset).timestamp());
    }
    task.tick(log.lastMs() + 60_000);
    return task.published.stream().map(Prediction::getId).toList();
  }
}
