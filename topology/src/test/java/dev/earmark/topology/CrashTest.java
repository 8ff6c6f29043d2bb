package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.score.ModelCard;
import dev.earmark.topology.CrashingWorld.Guarantee;
import dev.earmark.topology.model.Seats;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Lives of a task, each ended by a crash or a close anywhere, say what one undisturbed life says;
 * what each life counts adds up.
 */
class CrashTest {
  private static final ModelCard FIRST = ContentScorer.CARD;
  private static final ModelCard ALIKE = ContentScorer.card("alike", TestLog.RATE, 800, 400);
  private static final ModelCard LONG = ContentScorer.card("long", TestLog.RATE, 2_000, 700);
  private static final ModelCard FAST = ContentScorer.card("fast", 2 * TestLog.RATE, 900, 900);
  private static final ModelCard SPARSE = ContentScorer.card("sparse", TestLog.RATE, 400, 1_000);

  /**
   * Windows that overlap, that follow each other, and that leave samples out between them; of one
   * model, of two of one grid, and of several of other grids and rates.
   */
  @Provide
  Arbitrary<List<ModelCard>> models() {
    return Arbitraries.of(
        List.of(FIRST),
        List.of(ContentScorer.card(TestLog.RATE, 800, 800)),
        List.of(SPARSE),
        List.of(FIRST, ALIKE),
        List.of(FIRST, LONG),
        List.of(SPARSE, ALIKE, FAST, FIRST));
  }

  @Property(tries = 150)
  void exactlyOnceSaysEachWindowOnceWhateverCrashes(
      @ForAll long seed, @ForAll @From("models") List<ModelCard> models) {
    var world = new CrashingWorld(List.of(seats(models)), seed, Guarantee.EXACTLY_ONCE);
    world.run();
    Said calm = undisturbed(models, seed);
    assertThat(world.predictions()).containsExactlyInAnyOrderElementsOf(calm.predictions());
    assertThat(world.detections()).containsExactlyInAnyOrderElementsOf(calm.detections());
  }

  @Property(tries = 150)
  void atLeastOnceSaysEachWindowWithTheSameValueWhateverCrashes(
      @ForAll long seed, @ForAll @From("models") List<ModelCard> models) {
    var world = new CrashingWorld(List.of(seats(models)), seed, Guarantee.AT_LEAST_ONCE);
    checkAtLeastOnce(world, undisturbed(models, seed));
  }

  @Property(tries = 150)
  void theGuaranteeMayChangeWithEveryLifeAndNothingIsLost(
      @ForAll long seed, @ForAll @From("models") List<ModelCard> models) {
    var world = new CrashingWorld(List.of(seats(models)), seed, Guarantee.EITHER);
    checkAtLeastOnce(world, undisturbed(models, seed));
  }

  @Property(tries = 40)
  void modelsThatComeAndGoSayNoWindowTwiceAndDisturbNoOther(@ForAll long seed) {
    var sets =
        List.of(
            seats(List.of(FIRST)),
            seats(List.of(FIRST, LONG)),
            seats(List.of(FAST, FIRST, ALIKE)),
            seats(List.of(LONG, FIRST, SPARSE)));
    var world = new CrashingWorld(sets, seed, Guarantee.EXACTLY_ONCE);
    world.run();
    Said calm = undisturbed(List.of(FIRST, ALIKE, LONG, FAST, SPARSE), seed);
    assertThat(world.predictions())
        .doesNotHaveDuplicates()
        .isSubsetOf(calm.predictions())
        .containsAll(undisturbed(List.of(FIRST), seed).predictions());
    assertThat(world.detections()).containsAll(undisturbed(List.of(FIRST), seed).detections());
  }

  @Property(tries = 30)
  void modelsThatTakeEachOthersPlaceSayNoWindowTwice(@ForAll long seed) {
    var sets = List.of(seats(List.of(LONG)), seats(List.of(FAST)), seats(List.of(SPARSE, FIRST)));
    var world = new CrashingWorld(sets, seed, Guarantee.EXACTLY_ONCE);
    world.run();
    assertThat(world.predictions())
        .doesNotHaveDuplicates()
        .isSubsetOf(undisturbed(List.of(FIRST, LONG, FAST, SPARSE), seed).predictions());
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
      SimulatedTask task = toldLife(log, durable);
      task.take(offset, log.records.get(offset).timestamp());
      durable = end(task, offset + 1, log);
      published.addAll(CrashingWorld.windows(task.published));
    }
    published.addAll(lastSaid(log, durable));
    assertThat(published)
        .containsExactlyInAnyOrderElementsOf(undisturbed(List.of(FIRST), seed).predictions());
  }

  /** What is behind waits for a batch, and is said between records when that does not fill. */
  @Property(tries = 15)
  void aCleanCloseRepeatsNothingOfABacklogThatWasJustSaid(@ForAll long seed) {
    assertThat(closedInABacklog(seed, CrashTest::toldLife))
        .containsExactlyInAnyOrderElementsOf(undisturbed(List.of(FIRST), seed).predictions());
  }

  /** So it is with {@code group.protocol=streams}: then some is said again. */
  @Property(tries = 15)
  void aCleanCloseOfABacklogLosesNothingWhereNobodyTellsOfCommits(@ForAll long seed) {
    assertThat(new HashSet<>(closedInABacklog(seed, CrashTest::life)))
        .containsExactlyInAnyOrderElementsOf(undisturbed(List.of(FIRST), seed).predictions());
  }

  private static List<String> closedInABacklog(
      long seed, BiFunction<TestLog, Map<String, byte[]>, SimulatedTask> lives) {
    TestLog log = RandomLog.of(seed);
    var random = new Random(seed);
    List<String> published = new ArrayList<>();
    Map<String, byte[]> durable = Map.of();
    int offset = 0;
    while (offset < log.records.size()) {
      SimulatedTask task = lives.apply(log, durable);
      for (int end = offset + 1 + random.nextInt(20); offset < end; offset++) {
        if (offset < log.records.size()) {
          long wallMs = log.records.get(offset).timestamp() + 10_000;
          task.take(offset, wallMs);
          task.leap(wallMs + random.nextInt(200));
        }
      }
      offset = Math.min(offset, log.records.size());
      durable = end(task, offset, log);
      published.addAll(CrashingWorld.windows(task.published));
    }
    published.addAll(lastSaid(log, durable));
    return published;
  }

  /** Returns what a life says that has nothing more to take. */
  private static List<String> lastSaid(TestLog log, Map<String, byte[]> durable) {
    SimulatedTask last = toldLife(log, durable);
    last.tick(log.lastMs() + 60_000);
    last.close();
    return CrashingWorld.windows(last.published);
  }

  private static SimulatedTask life(TestLog log, Map<String, byte[]> durable) {
    return new SimulatedTask(log, CrashingWorld.SETTINGS, false, durable);
  }

  private static SimulatedTask toldLife(TestLog log, Map<String, byte[]> durable) {
    SimulatedTask task = life(log, durable);
    task.seesCommits();
    return task;
  }

  /** Commits all that was taken, and returns what a changelog holds. */
  private static Map<String, byte[]> end(SimulatedTask task, int offset, TestLog log) {
    task.committing(offset);
    log.committed = OptionalLong.of(offset);
    Map<String, byte[]> durable = task.durable();
    task.close();
    return durable;
  }

  private static Seats seats(List<ModelCard> models) {
    return ContentScorer.seats(models.toArray(ModelCard[]::new));
  }

  private record Said(List<String> predictions, List<String> detections) {}

  private static Said undisturbed(List<ModelCard> models, long seed) {
    TestLog log = RandomLog.of(seed);
    var nothing = new SimulatedTask.Left(true, Map.of());
    var task = new SimulatedTask(seats(models), log, CrashingWorld.SETTINGS, nothing);
    var judge = new SimulatedJudge(seats(models), CrashingWorld.SETTINGS, nothing);
    task.judgedBy(judge::take);
    for (int offset = 0; offset < log.records.size(); offset++) {
      task.take(offset, log.records.get(offset).timestamp());
    }
    task.tick(log.lastMs() + 60_000);
    task.close();
    return new Said(CrashingWorld.windows(task.published), CrashingWorld.changes(judge.said));
  }
}
