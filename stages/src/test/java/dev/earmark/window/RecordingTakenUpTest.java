package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.ChunkRefusedException;
import org.junit.jupiter.api.Test;

/** A recording has one rate, and can be taken up again at any window. */
class RecordingTakenUpTest extends OneRecording {
  @Test
  void anotherSampleRateIsRefusedAndNothingElseIsLost() {
    accept(chunk(0, 500));
    assertThatThrownBy(() -> accept(new Chunk(500, 8000, new float[10], true)))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage("sampleRate must stay 1000 Hz within a recording: sampleRate=8000");
    accept(chunk(500, 500));
    assertThat(windows).hasSize(1);
    assertThat(cutter.ended()).isFalse();
  }

  @Test
  void aRecordingTakenUpAgainKeepsItsSampleRate() {
    cutter = new RecordingCutter(GRID, LIMITS, 4, 1000);
    assertThatThrownBy(() -> accept(new Chunk(500, 8000, new float[10], true)))
        .hasMessage("sampleRate must stay 1000 Hz within a recording: sampleRate=8000");
    assertThat(cutter.nextWindow()).isEqualTo(4);
  }

  @Test
  void recoveryIgnoresWhatItDoesNotNeed() {
    cutter = new RecordingCutter(GRID, LIMITS, 4);
    accept(chunk(0, 1900));
    accept(chunk(2000, 1000));
    assertThat(indexes()).containsExactly(4L);
    assertThat(cutter.counts()).isEqualTo(new CutCounts(1000, 0, 0, 0, 0));
    accept(last(chunk(3000, 0)));
    assertThat(cutter.ended()).isTrue();
  }

  @Test
  void recoveryNeedsTheResamplersReachBeforeTheWindow() {
    assertThat(RecordingCutter.firstSampleNeeded(GRID, 4, 1000)).isEqualTo(2000);
    assertThat(RecordingCutter.firstSampleNeeded(GRID, 4, 3000)).isEqualTo(6000 - 161);
    assertThat(RecordingCutter.firstSampleNeeded(GRID, 0, 3000)).isZero();
    assertThatThrownBy(() -> RecordingCutter.firstSampleNeeded(GRID, -1, 3000))
        .hasMessage("window must be in 0..18446744039349813: window=-1");
  }

  @Test
  void impossibleLimitsAreRefused() {
    assertThatThrownBy(() -> new CutLimits(-1, 5))
        .hasMessage("gapWaitSeconds must be in 0..86400: gapWaitSeconds=-1.0");
    assertThatThrownBy(() -> new CutLimits(1, Double.NaN))
        .hasMessage("maxPendingSeconds must be in 0..86400: maxPendingSeconds=NaN");
    assertThatThrownBy(() -> new RecordingCutter(GRID, LIMITS, Long.MAX_VALUE))
        .hasMessage("window must be in 0..18446744039349813: window=9223372036854775807");
  }
}
