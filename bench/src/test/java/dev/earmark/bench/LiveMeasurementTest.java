package dev.earmark.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small live loads, with a real broker and topology in processes of their own. */
class LiveMeasurementTest {

  private static final Path MODEL = Path.of("../models/simple-audio.onnx");
  private static final Pipeline PIPELINE =
      new Pipeline(List.of(MODEL), Guarantee.AT_LEAST_ONCE, 1_000, 1);

  @TempDir Path folder;

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

  @Test
  void aTopologyThatDiesBeforeItRunsIsNotSaidToRun() {
    try (var broker = BrokerChild.start(folder);
        var withoutTopics = PipelineChild.start(broker, PIPELINE)) {
      assertThatThrownBy(withoutTopics::awaitRunning).hasMessageContaining("ended early");
    }
  }
}
