package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.chunk.BrokerTime;
import dev.earmark.topology.metrics.Drifts;
import dev.earmark.topology.settings.TopologySettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clocks of devices, and times of records, move no window. */
class TimeTest {
  private static final long YEAR_3000_MS = 32_503_680_000_000L;
  private static final long NOW_MS = DrivenTopology.NOW.toEpochMilli();
  private static final long TWELVE_HOURS_MICROS = 43_200_000_000L;

  private static List<AudioChunk> chunks(long length) {
    List<AudioChunk> chunks = new ArrayList<>();
    for (long at = 0; at < length; at += 800) {
      chunks.add(TestLog.chunk("d", "r", new Span(at, at + 800, at + 800 == length)));
    }
    return chunks;
  }

  private static List<Prediction> heard(List<AudioChunk> chunks) {
    try (var topology = new DrivenTopology()) {
      chunks.forEach(topology::take);
      return topology.predictions();
    }
  }

  @Property(tries = 20)
  void clockThatJumpsOrDriftsMovesNoWindow(
      @ForAll @Size(min = 1, max = 20)
          List<@LongRange(min = -TWELVE_HOURS_MICROS, max = TWELVE_HOURS_MICROS) Long> offMicros) {
    List<AudioChunk> wild = chunks(16_000);
    for (int i = 1; i < wild.size(); i++) {
      var captured = wild.get(i).getCapturedAt();
      long off = offMicros.get(i % offMicros.size());
      wild.get(i).setCapturedAt(captured.plusNanos(off * 1_000));
    }
    assertThat(heard(wild)).isEqualTo(heard(chunks(16_000)));
  }

  @Test
  void windowIsCapturedWhenItsPositionSaysSinceTheFirstChunk() {
    List<AudioChunk> drifting = chunks(80_000);
    for (AudioChunk chunk : drifting) {
      long micros = chunk.getFirstSample() * 1_000_000 / TestLog.RATE;
      chunk.setCapturedAt(TestLog.START.plusNanos(micros * 1_001));
    }
    assertThat(heard(drifting))
        .allSatisfy(
            said ->
                assertThat(said.getStartedAt())
                    .isEqualTo(
                        TestLog.START.plusNanos(
                            said.getStartSample() * 1_000_000_000L / TestLog.RATE)));
  }

  /** On a broker, which overwrites them; a task that takes over reads the same times again. */
  @Test
  void timesOfOtherClocksEndNoRecording(@TempDir Path folder) throws Exception {
    try (var cluster = new TestCluster(folder)) {
      List<AudioChunk> chunks = chunks(16_000);
      long[] times = {0, YEAR_3000_MS, 1, NOW_MS, YEAR_3000_MS / 2};
      for (int half = 0; half < 2; half++) {
        for (int i = half * chunks.size() / 2; i < (half + 1) * chunks.size() / 2; i++) {
          cluster.send(chunks.get(i), times[i % times.length]);
        }
        var running = running(cluster);
        int windows = half == 0 ? 19 : 39;
        cluster.await(said -> said.size() == windows);
        assertThat(running.counts().snapshot())
            .containsEntry("recordingsIdle", 0L)
            .containsEntry("deadLetters", 0L);
        running.close();
      }
      assertThat(cluster.all())
          .map(Expected::heard)
          .containsExactlyInAnyOrderElementsOf(Expected.of("d", "r", 16_000));
    }
  }

  private static EarmarkStreams running(TestCluster cluster) {
    var settings = TopologySettings.defaults();
    var streams =
        StreamsSettings.of(settings, TestCluster.streams(cluster.bootstrap(), "exactly_once_v2"));
    var topology = new EarmarkTopology(settings, ContentScorer.classifier(), streams);
    var running = new EarmarkStreams(topology.build(), streams, () -> {});
    running.start();
    return running;
  }

  @Test
  void recordWithoutTimeCameWhenTheOneBeforeItDid() {
    assertThat(BrokerTime.of(record(7), 5)).isEqualTo(7);
    assertThat(BrokerTime.of(record(-1), 5)).isEqualTo(5);
    assertThat(BrokerTime.of(record(-1), -1)).isZero();
  }

  private static ConsumerRecord<byte[], byte[]> record(long ms) {
    byte[] bytes = "x".getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        "chunks",
        0,
        0,
        ms,
        TimestampType.CREATE_TIME,
        1,
        1,
        bytes,
        bytes,
        new RecordHeaders(),
        Optional.empty());
  }

  @Test
  void driftIsShownByDeviceWhileItsRecordingIsOpen() {
    try (var topology = new DrivenTopology()) {
      List<AudioChunk> drifting = chunks(800 * 1_000);
      for (AudioChunk chunk : drifting) {
        long micros = chunk.getFirstSample() * 1_000_000 / TestLog.RATE;
        chunk.setCapturedAt(TestLog.START.plusNanos(micros * 1_000 + micros / 10));
      }
      drifting.subList(0, 900).forEach(topology::take);
      topology.wait(Duration.ofSeconds(1));
      var drifts = topology.streams.counts().drifts();
      assertThat(drifts.ppm()).containsOnlyKeys("d");
      assertThat(drifts.ppm().get("d")).isCloseTo(100, within(1.0));
      assertThat(topology.metric("drift-ppm", "d"))
          .hasValueSatisfying(ppm -> assertThat(ppm).isCloseTo(100, within(1.0)));
      drifting.subList(900, 1_000).forEach(topology::take);
      topology.wait(Duration.ofSeconds(1));
      assertThat(drifts.ppm()).isEmpty();
      assertThat(topology.metric("drift-ppm", "d")).isEmpty();
    }
  }

  @Test
  void ofVeryManyDevicesOnlySomeAreShown() {
    var drifts = new Drifts();
    for (int device = 0; device < Drifts.MOST_DEVICES; device++) {
      assertThat(drifts.show("d" + device, 1)).isTrue();
    }
    assertThat(drifts.show("one more", 1)).isFalse();
    assertThat(drifts.show("d0", 2)).isTrue();
    assertThat(drifts.ppm()).hasSize(Drifts.MOST_DEVICES);
  }
}
