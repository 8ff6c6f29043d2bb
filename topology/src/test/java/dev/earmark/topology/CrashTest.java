package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Prediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Lives of a task, each ended by a crash or a close anywhere, give the windows of one undisturbed
 * life.
 */
class CrashTest {
  private static final TopologySettings SETTINGS =
      TopologySettings.defaults()
          .withRecording(
              RecordingSettings.defaults()
                  .withIdle(Duration.ofMillis(1_500))
                  .withGapWait(Duration.ofMillis(100)));

  @Property(tries = 150)
  void exactlyOnceSaysEachWindowOnceWhateverCrashes(@ForAll long seed) {
    var world = new World(seed, true);
    assertThat(world.run()).containsExactlyInAnyOrderElementsOf(undisturbed(seed));
  }

  @Property(tries = 150)
  void atLeastOnceSaysEachWindowWithTheSameValueWhateverCrashes(@ForAll long seed) {
    var world = new World(seed, false);
    assertThat(new HashSet<>(world.run())).containsExactlyInAnyOrderElementsOf(undisturbed(seed));
  }

  @Property(tries = 15)
  void aCleanCloseRepeatsNothing(@ForAll long seed) {
    TestLog log = RandomLog.of(seed);
    List<String> published = new ArrayList<>();
    Map<String, byte[]> durable = Map.of();
    for (int offset = 0; offset < log.records.size(); offset++) {
      var task = new SimulatedTask(log, SETTINGS, false, durable);
      task.take(offset, log.records.get(offset).timestamp());
      published.addAll(said(task.published));
      durable = task.durable();
      log.committed = OptionalLong.of(offset + 1);
      task.close();
    }
    var last = new SimulatedTask(log, SETTINGS, false, durable);
    last.tick(log.records.get(log.records.size() - 1).timestamp() + 60_000);
    published.addAll(said(last.published));
    assertThat(published).containsExactlyInAnyOrderElementsOf(undisturbed(seed));
  }

  private static List<String> undisturbed(long seed) {
    TestLog log = RandomLog.of(seed);
    var task = new SimulatedTask(log, SETTINGS, true, Map.of());
    for (int offset = 0; offset < log.records.size(); offset++) {
      task.take(offset, log.records.get(offset).timestamp());
    }
    task.tick(log.records.get(log.records.size() - 1).timestamp() + 60_000);
    return said(task.published);
  }

  /** All of a prediction but when it was made. */
  private static List<String> said(List<Prediction> predictions) {
    return predictions.stream()
        .map(
            said ->
                String.join(
                    " ",
                    said.getId(),
                    said.getLabel(),
                    said.getScores().get(0).getScore() + "",
                    Double.toString(said.getCoverage()),
                    said.getStartedAt().toString()))
        .toList();
  }

  /**
   * What survives of each life: the log, the changelog, the committed offset and what consumers can
   * see.
   */
  private static final class World {
    private final TestLog log;
    private final boolean exactlyOnce;
    private final Random random;
    private final List<String> delivered = new ArrayList<>();
    private Map<String, byte[]> durable = new TreeMap<>();
    private long position;
    private int committedCount;

    World(long seed, boolean exactlyOnce) {
      log = RandomLog.of(seed);
      this.exactlyOnce = exactlyOnce;
      random = new Random(seed + 1);
    }

    List<String> run() {
      while (position < log.records.size()) {
        live(1 + random.nextInt(40));
      }
      return delivered;
    }

    private void live(int records) {
      var task = new SimulatedTask(log, SETTINGS, exactlyOnce, durable);
      committedCount = 0;
      long behindMs = random.nextBoolean() ? 0 : 10_000;
      long at = position;
      long end = Math.min(log.records.size(), at + records);
      for (; at < end; at++) {
        long wallMs = log.records.get((int) at).timestamp() + behindMs;
        task.take(at, wallMs);
        if (random.nextInt(6) == 0) {
          task.tick(wallMs + random.nextInt(200));
        }
        if (random.nextInt(8) == 0) {
          commit(task, at + 1);
        }
      }
      end(task, at);
    }

    private void end(SimulatedTask task, long at) {
      if (at == log.records.size()) {
        task.tick(log.records.get((int) at - 1).timestamp() + 60_000);
        commit(task, at);
      } else if (random.nextInt(3) == 0) {
        commit(task, at);
      } else if (!exactlyOnce) {
        crashMidway(task);
      }
      task.close();
    }

    private void commit(SimulatedTask task, long offset) {
      durable = task.durable();
      deliver(task.published.subList(committedCount, task.published.size()));
      committedCount = task.published.size();
      log.committed = OptionalLong.of(offset);
      position = offset;
    }

    /** Some cursors and some predictions got through, the offset did not. */
    private void crashMidway(SimulatedTask task) {
      Map<String, byte[]> now = task.durable();
      Map<String, byte[]> survived = new TreeMap<>(durable);
      now.forEach(
          (key, value) -> {
            if (random.nextInt(4) != 0) {
              survived.put(key, value);
            }
          });
      durable = survived;
      deliver(
          task.published.subList(committedCount, task.published.size()).stream()
              .filter(prediction -> random.nextInt(4) == 0)
              .toList());
    }

    private void deliver(List<Prediction> predictions) {
      delivered.addAll(said(predictions));
    }
  }
}
