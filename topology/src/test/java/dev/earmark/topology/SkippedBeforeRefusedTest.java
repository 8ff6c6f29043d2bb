package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
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
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Chunk <i>n</i> completes window <i>n</i> − 1. Those of chunks 10 to 14 are passed over, because
 * the task is behind; chunk 15 is at full scale, so that windows 14 and 15 are refused.
 */
class SkippedBeforeRefusedTest {
  private static final int CHUNKS = 20;
  private static final int HOP_MS = 50;
  private static final int BEHIND_MS = 5_000;
  private static final int LOUD = 15;
  private static final TopologySettings SETTINGS = settings();

  private final TestLog log = log();
  private final List<Prediction> said = new ArrayList<>();

  private static TopologySettings settings() {
    var overload =
        new OverloadSettings(
            OverloadPolicy.SKIP_TO_LATEST, Duration.ofSeconds(4), Duration.ofSeconds(1));
    return TopologySettings.defaults()
        .withScoring(ScoringSettings.defaults().withOverload(overload));
  }

  private static TestLog log() {
    var log = new TestLog();
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      var span = Span.of(chunk * 400L, (chunk + 1) * 400L);
      AudioChunk audio = TestLog.chunk("d", "r", span);
      if (chunk == LOUD) {
        audio.setSamples(fullScale());
      }
      log.append("d", audio, 1_000_000 + (long) chunk * HOP_MS);
    }
    return log;
  }

  private static ByteBuffer fullScale() {
    var samples = ByteBuffer.allocate(800).order(ByteOrder.LITTLE_ENDIAN);
    while (samples.hasRemaining()) {
      samples.putShort(Short.MAX_VALUE);
    }
    return samples.flip();
  }

  private SimulatedTask start(Seats seats, Map<String, byte[]> durable) {
    return new SimulatedTask(seats, log, SETTINGS, new SimulatedTask.Left(true, durable));
  }

  private void take(SimulatedTask task, int chunk) {
    boolean behind = chunk >= 10 && chunk < LOUD;
    long wallMs = log.records.get(chunk).timestamp() + (behind ? BEHIND_MS : 0);
    task.take(chunk, wallMs);
    if (behind) {
      task.leap(wallMs + 200);
    }
  }

  /** Takes chunks {@code [from, to)} and ends; returns what a changelog holds then. */
  private Map<String, byte[]> live(SimulatedTask task, int from, int to) {
    for (int chunk = from; chunk < to; chunk++) {
      take(task, chunk);
    }
    said.addAll(task.published);
    log.committed = OptionalLong.of(to);
    task.close();
    return task.durable();
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 12, 15, 16, 17, 18})
  void theNextPredictionSaysItWhereverTheTaskMoves(int moved) {
    Seats seats = ContentScorer.seats(ContentScorer.CARD);
    Map<String, byte[]> left = live(start(seats, Map.of()), 0, moved);
    SimulatedTask next = start(seats, left);
    live(next, moved, CHUNKS);
    assertThat(Passed.check(windows("content", true), said)).isEqualTo(5);
    assertThat(skipped("content")).containsExactly(5L);
  }

  @Test
  void aModelThatScoresTheWindowSaysItThere() {
    var other =
        new Classifier(ContentScorer.card("other", TestLog.RATE, 800, 400), max -> new Undaunted());
    var seats =
        new Seats(
            List.of(new Seat(ContentScorer.classifier()), new Seat(other)), DevicePatterns.ALL);
    SimulatedTask task = start(seats, Map.of());
    live(task, 0, CHUNKS);
    assertThat(Passed.check(windows("content", true), of("content"))).isEqualTo(5);
    assertThat(Passed.check(windows("other", false), of("other"))).isEqualTo(5);
    assertThat(task.refusals).hasSize(2);
  }

  private List<Prediction> of(String model) {
    return said.stream().filter(one -> one.getModel().equals(model)).toList();
  }

  private List<Long> skipped(String model) {
    return of(model).stream().map(Prediction::getSkipped).filter(count -> count > 0).toList();
  }

  private static List<String> windows(String model, boolean refuses) {
    return LongStream.range(0, CHUNKS - 1)
        .filter(k -> !refuses || (k != LOUD - 1 && k != LOUD))
        .mapToObj(k -> "d/r/" + k * 400 + "/" + model + "@1")
        .toList();
  }

  /** Scores whatever comes. */
  private static final class Undaunted implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      return windows.stream().map(window -> new float[] {0.2f, 0.3f, 0.5f}).toList();
    }

    @Override
    public void close() {}
  }
}
