package dev.earmark.topology;

import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/**
 * What survives of each life of a task: the log, the changelogs, the committed offset and what
 * consumers can see.
 */
final class CrashingWorld {
  static final TopologySettings SETTINGS =
      TopologySettings.defaults()
          .withRecording(
              RecordingSettings.defaults()
                  .withIdle(Duration.ofMillis(1_500))
                  .withGapWait(Duration.ofMillis(100)));

  private final List<Seats> models;
  private final TopologySettings settings;
  private final TestLog log;
  private final Guarantee guarantee;
  private final Random random;
  private final List<Prediction> predicted = new ArrayList<>();
  private final List<Detection> detected = new ArrayList<>();
  private Map<String, byte[]> cursors = new TreeMap<>();
  private Map<String, byte[]> judged = new TreeMap<>();
  private long position;
  private long skipped;

  /** What a process was told of a commit that failed; -1 if of none. */
  private long failed = -1;

  /** How the lives commit. */
  enum Guarantee {
    EXACTLY_ONCE,
    AT_LEAST_ONCE,
    EITHER
  }

  /** Each life has one of the sets of models. */
  CrashingWorld(List<Seats> models, long seed, Guarantee guarantee) {
    this(models, seed, guarantee, SETTINGS);
  }

  /** As above, with other settings. */
  CrashingWorld(List<Seats> models, long seed, Guarantee guarantee, TopologySettings settings) {
    this.models = models;
    this.settings = settings;
    log = RandomLog.of(seed);
    this.guarantee = guarantee;
    random = new Random(seed + 1);
  }

  /** Lives until the log is at its end. */
  void run() {
    while (position < log.records.size()) {
      new Life().live(1 + random.nextInt(40));
    }
  }

  List<String> predictions() {
    return windows(predicted);
  }

  /** Returns the predictions that consumers can see. */
  List<Prediction> said() {
    return predicted;
  }

  /** Returns how many windows the lives have counted as passed over, also those that crashed. */
  long skipped() {
    return skipped;
  }

  List<String> detections() {
    return changes(detected);
  }

  /** All of a prediction but when it was made. */
  static List<String> windows(List<Prediction> predictions) {
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

  static List<String> changes(List<Detection> detections) {
    return detections.stream().map(Detection::toString).toList();
  }

  private boolean isNextExactlyOnce() {
    return switch (guarantee) {
      case EXACTLY_ONCE -> true;
      case AT_LEAST_ONCE -> false;
      case EITHER -> random.nextBoolean();
    };
  }

  private final class Life {
    private final boolean exactlyOnce = isNextExactlyOnce();
    private final Seats seats = models.get(random.nextInt(models.size()));
    private final SimulatedTask task =
        new SimulatedTask(seats, log, settings, new SimulatedTask.Left(exactlyOnce, cursors));
    private final SimulatedJudge judge =
        new SimulatedJudge(seats, settings, new SimulatedTask.Left(exactlyOnce, judged));
    private int windows;
    private int changes;

    void live(int records) {
      task.judgedBy(judge::take);
      boolean sees = random.nextBoolean();
      if (sees) {
        task.seesCommits();
      }
      inherit();
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
          commit(at + 1);
          tickAfterCommit(wallMs);
        }
      }
      end(at);
      if (sees && position < at && random.nextInt(3) == 0) {
        failed = at;
      }
    }

    /** A life may be of the process of the one before, which was told of a commit that failed. */
    private void inherit() {
      if (failed >= 0 && random.nextInt(4) != 0) {
        task.committing(failed);
      } else {
        failed = -1;
      }
    }

    /** What waited is said between a commit and the next record. */
    private void tickAfterCommit(long wallMs) {
      if (random.nextBoolean()) {
        task.tick(wallMs + 200);
      }
    }

    private void end(long at) {
      if (at == log.records.size()) {
        task.tick(log.lastMs() + 60_000);
        commit(at);
      } else if (random.nextInt(3) == 0) {
        commit(at);
      } else if (!exactlyOnce) {
        crashMidway();
      }
      task.close();
      skipped += task.counts.of(Count.WINDOWS_SKIPPED);
    }

    private void commit(long offset) {
      task.committing(offset);
      cursors = task.durable();
      judged = judge.durable();
      predicted.addAll(task.published.subList(windows, task.published.size()));
      detected.addAll(judge.said.subList(changes, judge.said.size()));
      windows = task.published.size();
      changes = judge.said.size();
      log.committed = OptionalLong.of(offset);
      position = offset;
    }

    /** Some of the state and some of what was said got through, the offset did not. */
    private void crashMidway() {
      cursors = survivors(cursors, task.durable());
      judged = survivors(judged, judge.durable());
      predicted.addAll(few(task.published.subList(windows, task.published.size())));
      detected.addAll(few(judge.said.subList(changes, judge.said.size())));
    }

    private Map<String, byte[]> survivors(Map<String, byte[]> before, Map<String, byte[]> now) {
      Map<String, byte[]> survived = new TreeMap<>(before);
      now.forEach(
          (key, value) -> {
            if (random.nextInt(4) != 0) {
              survived.put(key, value);
            }
          });
      return survived;
    }

    private <T> List<T> few(List<T> all) {
      return all.stream().filter(one -> random.nextInt(4) == 0).toList();
    }
  }
}
