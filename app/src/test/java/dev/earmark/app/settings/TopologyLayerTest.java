package dev.earmark.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopologyLayerTest {
  @Test
  void defaultsAreTheTopologysOwn() {
    assertThat(TopologyLayer.of(settings())).isEqualTo(TopologySettings.defaults());
  }

  @Test
  void eachSettingReachesItsPlace() {
    TopologySettings topology =
        TopologyLayer.of(
            settings(
                "gap.wait=1s",
                "recording.idle=3m",
                "recording.remember=2h",
                "recording.max.pending=20s",
                "recordings.max=7",
                "min.coverage=0.9",
                "batch.max=4",
                "overload.policy=widen-hop",
                "overload.above=9s",
                "overload.below=3s",
                "truth.wait=11s",
                "confusion.period=2m",
                "detection.smoothing=600ms",
                "detection.hysteresis=0.2",
                "detection.dead.time=700ms",
                "topic.chunks=a",
                "topic.truths=b",
                "topic.predictions=c",
                "topic.detections=d",
                "topic.confusion=e",
                "topic.dead.letters=f"));

    assertThat(topology.recording().toString())
        .contains("PT1S", "PT3M", "PT2H", "PT20S", "maxRecordings=7");
    assertThat(topology.scoring().minCoverage()).isEqualTo(0.9);
    assertThat(topology.scoring().batchMax()).isEqualTo(4);
    assertThat(topology.scoring().overload())
        .hasToString("OverloadSettings[policy=WIDEN_HOP, above=PT9S, below=PT3S]");
    assertThat(topology.judging().truthWait()).isEqualTo(Duration.ofSeconds(11));
    assertThat(topology.judging().confusionPeriod()).isEqualTo(Duration.ofMinutes(2));
    assertThat(topology.judging().detectionSmoothing()).isEqualTo(Duration.ofMillis(600));
    assertThat(topology.judging().detectionHysteresis()).isEqualTo(0.2);
    assertThat(topology.judging().detectionDeadTime()).isEqualTo(Duration.ofMillis(700));
    assertThat(topology.topics().toString())
        .contains("chunks=a, truths=b, predictions=c, detections=d, confusion=e, deadLetters=f");
  }

  private static Settings settings(String... pairs) {
    return Settings.of(List.of(), Map.of(), List.of(pairs));
  }
}
