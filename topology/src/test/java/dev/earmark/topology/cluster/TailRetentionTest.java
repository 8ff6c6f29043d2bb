package dev.earmark.topology.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TailRetentionTest {
  private static TailRetention tail(long idleMs, long windowMs) {
    var recording =
        RecordingSettings.defaults().withIdle(Duration.ofMillis(idleMs)).withGapWait(Duration.ZERO);
    return new TailRetention(
        TopologySettings.defaults().withRecording(recording), Duration.ofMillis(windowMs));
  }

  @Test
  void aTailOfLessThanASecondIsSaidInBytesASecondToo() {
    assertThat(tail(500, 400).warning(Map.of("retention.bytes", "900000")))
        .hasValue(
            "earmark.chunks keeps recording.idle + gap.wait + window (900 ms), which is read again after a restart, only of partitions that take less than 1000000 bytes a second: retention.bytes=900000");
  }

  @Test
  void theMostThatIsToBeKeptIsNoFewBytesASecond() {
    assertThat(tail(500, 400).warning(Map.of("retention.bytes", "9223372036854775807")))
        .hasValueSatisfying(said -> assertThat(said).contains("less than 9223372036854775807 "));
  }

  @Test
  void withoutABoundOfBytesNothingIsSaid() {
    assertThat(tail(500, 400).warning(Map.of("retention.bytes", "-1"))).isEmpty();
  }
}
