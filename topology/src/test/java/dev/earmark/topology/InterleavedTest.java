package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Recordings of one device whose chunks come one among the other, or of which each begins where the
 * one before just stops, as a device does that restarts: the windows of each are its own.
 */
class InterleavedTest {
  private static final TopologySettings SETTINGS =
      TopologySettings.defaults()
          .withRecording(RecordingSettings.defaults().withIdle(Duration.ofSeconds(60)));

  /** A recording and its chunks in the order in which they come. */
  private record Recorded(String name, long length, List<AudioChunk> chunks) {}

  @Property(tries = 200, shrinking = ShrinkingMode.OFF)
  void recordingsOfOneDeviceDoNotMix(@ForAll Random random) {
    check(random, recorded(random, random.nextBoolean()), false);
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void aDeviceThatRestartsAgainAndAgainLosesNothing(@ForAll Random random) {
    check(random, recorded(random, false), true);
  }

  private static void check(Random random, List<Recorded> recordings, boolean oneAfterTheOther) {
    var log = new TestLog();
    log(recordings, oneAfterTheOther, random)
        .forEach(chunk -> log.append("d", chunk, log.records.size() * 10L));
    List<String> expected = new ArrayList<>();
    recordings.forEach(each -> expected.addAll(Expected.of("d", each.name(), each.length())));
    assertThat(run(log, random).stream().map(Expected::heard))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Another task takes over now and then, always with what was committed. */
  private static List<Prediction> run(TestLog log, Random random) {
    List<Prediction> said = new ArrayList<>();
    var task = new SimulatedTask(log, SETTINGS, true, Map.of());
    for (int offset = 0; offset < log.records.size(); offset++) {
      task.take(offset, log.records.get(offset).timestamp());
      if (random.nextInt(40) == 0) {
        task.tick(log.records.get(offset).timestamp());
        said.addAll(task.published);
        log.committed = OptionalLong.of(offset + 1);
        task.close();
        task = new SimulatedTask(log, SETTINGS, true, task.durable());
      }
    }
    task.tick(log.records.size() * 10L + SETTINGS.recording().idle().toMillis());
    said.addAll(task.published);
    task.close();
    return said;
  }

  private static List<AudioChunk> log(
      List<Recorded> recordings, boolean oneAfterTheOther, Random random) {
    List<AudioChunk> log = new ArrayList<>();
    List<List<AudioChunk>> left = new ArrayList<>();
    recordings.forEach(each -> left.add(new ArrayList<>(each.chunks())));
    while (!left.isEmpty()) {
      int next = oneAfterTheOther ? 0 : random.nextInt(left.size());
      log.add(left.get(next).remove(0));
      left.removeIf(List::isEmpty);
    }
    return log;
  }

  private static List<Recorded> recorded(Random random, boolean withLast) {
    List<Recorded> recordings = new ArrayList<>();
    for (int count = 2 + random.nextInt(3); count > 0; count--) {
      recordings.add(recorded("r" + count, 1 + random.nextInt(9_000), withLast, random));
    }
    return recordings;
  }

  /** In any pieces, some twice, some reaching back, neighbours swapped. */
  private static Recorded recorded(String name, long length, boolean withLast, Random random) {
    List<AudioChunk> chunks = new ArrayList<>();
    for (long at = 0; at < length; ) {
      long to = Math.min(length, at + 1 + random.nextInt(900));
      long from = random.nextInt(6) == 0 ? Math.max(0, at - random.nextInt(500)) : at;
      chunks.add(TestLog.chunk("d", name, new Span(from, to, withLast && to == length)));
      if (random.nextInt(8) == 0) {
        chunks.add(chunks.get(chunks.size() - 1));
      }
      int last = chunks.size() - 1;
      if (last > 0 && random.nextInt(6) == 0) {
        chunks.add(last - 1, chunks.remove(last));
      }
      at = to;
    }
    return new Recorded(name, length, chunks);
  }
}
