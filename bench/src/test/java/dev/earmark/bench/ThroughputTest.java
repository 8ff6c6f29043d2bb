package dev.earmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backlog of a small load, with a real broker and topology in processes of their own. */
class ThroughputTest {

  private static final Path MODEL = Path.of("../models/simple-audio.onnx");
  private static final Pipeline PIPELINE =
      new Pipeline(List.of(MODEL), Guarantee.AT_LEAST_ONCE, 1_000, 1);

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
}
