package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.score.ModelCard;
import dev.earmark.topology.CrashingWorld.Guarantee;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Lives of a task, each ended by a crash or a close anywhere, say what one undisturbed life says.
 */
class CrashTest {

  /** Windows that overlap, that follow each other, and that leave samples out between them. */
  @Provide
  Arbitrary<ModelCard> models() {
    return Arbitraries.of(
        ContentScorer.CARD,
        ContentScorer.card(TestLog.RATE, 800, 800),
        ContentScorer.card(TestLog.RATE, 400, 1_000));
  }

  @Property(tries = 150)
  void exactlyOnceSaysEachWindowOnceWhateverCrashes(
      @ForAll long seed, @ForAll @From("models") ModelCard model) {
    var world = new CrashingWorld(model, seed, Guarantee.EXACTLY_ONCE);
    world.run();
    Said calm = undisturbed(model, seed);
    assertThat(world.predictions()).containsExactlyInAnyOrderElementsOf(calm.predictions());
    assertThat(world.detections()).containsExactlyInAnyOrderElementsOf(calm.detections());
  }

  @Property(tries = 150)
  void atLeastOnceSaysEachWindowWithTheSameValueWhateverCrashes(
      @ForAll long seed, @ForAll @From("models") ModelCard model) {
    checkAtLeastOnce(
        new CrashingWorld(model, seed, Guarantee.AT_LEAST_ONCE), undisturbed(model, seed));
  }

  @Property(tries = 150)
  void theGuaranteeMayChangeWithEveryLifeAndNothingIsLost(
      @ForAll long seed, @ForAll @From("models") ModelCard model) {
    checkAtLeastOnce(new CrashingWorld(model, seed, Guarantee.EITHER), undisturbed(model, seed));
  }

  private static void checkAtLeastOnce(CrashingWorld world, Said calm) {
    world.run();
    assertThat(new HashSet<>(world.predictions()))
        .containsExactlyInAnyOrderElementsOf(calm.predictions());
    assertThat(new HashSet<>(world.detections()))
        .containsExactlyInAnyOrderElementsOf(calm.detections());
  }

  @Property(tries = 15)
  void aCleanCloseRepeatsNothing(@ForAll long seed) {
    TestLog log = RandomLog.of(seed);
    List<String> published = new ArrayList<>();
    Map<String, byte[]> durable = Map.of();
    for (int offset = 0; offset < log.records.size(); offset++) {
      var task = new SimulatedTask(log, CrashingWorld.SETTINGS, false, durable);
      task.take(offset, log.records.get(offset).timestamp());
      published.addAll(CrashingWorld.windows(task.published));
      durable = task.durable();
      log.committed = OptionalLong.of(offset + 1);
      task.close();
    }
    var last = new SimulatedTask(log, CrashingWorld.SETTINGS, false, durable);
    last.tick(log.lastMs() + 60_000);
    published.addAll(CrashingWorld.windows(last.published));
    assertThat(published)
        .containsExactlyInAnyOrderElementsOf(undisturbed(ContentScorer.CARD, seed).predictions());
  }

  private record Said(List<String> predictions, List<String> detections) {}

  private static Said undisturbed(ModelCard model, long seed) {
    TestLog log = RandomLog.of(seed);
    var nothing = new SimulatedTask.Left(true, Map.of());
    var task = new SimulatedTask(model, log, CrashingWorld.SETTINGS, nothing);
    var judge = new SimulatedJudge(model, CrashingWorld.SETTINGS, nothing);
    task.judgedBy(judge::take);
    for (int offset = 0; offset < log.records.size(); offset++) {
      task.take(offset, log.records.get(offset).timestamp());
    }
    task.tick(log.lastMs() + 60_000);
    return new Said(CrashingWorld.windows(task.published), CrashingWorld.changes(judge.said));
  }
}
