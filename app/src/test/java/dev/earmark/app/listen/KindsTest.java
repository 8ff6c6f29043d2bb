package dev.earmark.app.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.LabelScore;
import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KindsTest {

  @Test
  void aPredictionIsALine() {
    assertThat(Kinds.line(heard(0)))
        .isEqualTo(
            "1970-01-01T00:00:01.500Z  kitchen          r                             0.50 s  yes          0.925   -12.0 dBFS");
  }

  @Test
  void whatOverloadPassedOverIsSaidWithTheNextOne() {
    assertThat(Kinds.line(heard(12))).endsWith(" dBFS  (12 skipped before)");
  }

  @Test
  void whatADeviceChoseNeitherBeginsALineNorDrivesTheTerminal() {
    var said =
        Truth.newBuilder()
            .setDevice("a\nb")
            .setRecording("r\u001b[2J")
            .setFromSample(0)
            .setToSample(null)
            .setSampleRate(16_000)
            .setLabel("yes\u001b[31m\nno")
            .setSource(TruthSource.PRODUCER)
            .build();
    assertThat(Kinds.line(said))
        .contains("a\\nb", "r\\u001b[2J", "yes\\u001b[31m\\nno")
        .doesNotContainPattern("\\p{Cntrl}");
  }

  private static Prediction heard(long skipped) {
    return Prediction.newBuilder()
        .setId("an id")
        .setDevice("kitchen")
        .setRecording("r")
        .setStartSample(8_000)
        .setEndSample(24_000)
        .setSampleRate(16_000)
        .setStartedAt(Instant.ofEpochMilli(1_500))
        .setModel("commands")
        .setModelVersion("2")
        .setLabel("yes")
        .setConfidence(0.925f)
        .setScores(List.of(new LabelScore("yes", 0.925f)))
        .setCoverage(1)
        .setSkipped(skipped)
        .setRmsDbfs(-12)
        .setPeakDbfs(-9)
        .setProcessedAt(Instant.EPOCH)
        .build();
  }
}
