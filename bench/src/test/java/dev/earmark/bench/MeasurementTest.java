package dev.earmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both measurements on small loads, with a real broker and topology in processes of their own. */
class MeasurementTest {

  private static final Path MODEL = Path.of("../models/simple-audio.onnx");
  private static final Pipeline PIPELINE = new Pipeline(MODEL, Guarantee.AT_LEAST_ONCE, 1_000, 1);

  @TempDir Path folder;

  @Test
  void aBacklogIsPredictedToItsLastWindow() throws Exception {
    var result = new Throughput(new Load(20, 30, 2, 100), PIPELINE, folder).run();
    // 30 s hold 59 windows; 20 devices; 4 rounds.
    assertThat(result.windows()).isEqualTo(4_720);
    assertThat(result.cpuSecondsPerAudioHour()).isPositive();
    assertThat(result.windowsPerSecond()).isPositive();
    assertThat(result.coldCpuSecondsPerAudioHour()).isPositive();
    assertThat(result.bare().batch8()).isPositive();
    assertThat(result.toMap().keySet())
        .contains(
            "cpuSecondsPerAudioHour",
            "bareCpuSecondsPerAudioHour",
            "ratioToBare",
            "changelogBytesPerAudioByte");
  }

  @Test
  void liveDevicesAreFollowedFromChunkToPrediction() throws Exception {
    var result = new Latency(new Load(2, 7, 2, 100), PIPELINE, folder).run();
    assertThat(result.windows()).isPositive();
    assertThat(result.p50Ms()).isPositive().isLessThanOrEqualTo(result.p99Ms());
    assertThat(result.p99Ms()).isLessThanOrEqualTo(result.maxMs());
  }

  @Test
  void aTopologyThatWasKilledReadsItsTailsAgain() throws Exception {
    var result = new RebuildBench(List.of(5), 3, PIPELINE, folder).run();
    var row = result.rows().get(0);
    assertThat(row.devices()).isEqualTo(5);
    // at most all there is: 5 devices, 3 s in chunks of 0.1 s
    assertThat(row.records()).isPositive().isLessThanOrEqualTo(150);
    assertThat(row.bytes()).isGreaterThan(row.records() * 3_200);
    assertThat(result.toTable()).contains("devices of a partition");
  }
}
