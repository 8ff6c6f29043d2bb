package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.ChunkRefusedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One second is 1000 samples: windows of a second, every half second. */
class RecordingCutterTest {
  private static final WindowGrid GRID = new WindowGrid(1000, 1000, 500);
  private static final CutLimits LIMITS = new CutLimits(2, 60);

  private final List<Window> windows = new ArrayList<>();
  private RecordingCutter cutter = new RecordingCutter(GRID, LIMITS, 0);

  @Test
  void aWindowComesOutWithItsLastSample() {
    accept(chunk(0, 999));
    assertThat(windows).isEmpty();
    accept(chunk(999, 1));
    assertThat(indexes()).containsExactly(0L);
    assertThat(windows.get(0).samples()).isEqualTo(values(0, 1000));
    assertThat(windows.get(0).endSample()).isEqualTo(1000);
    assertThat(windows.get(0).coverage()).isEqualTo(1);
    assertThat(cutter.nextWindow()).isEqualTo(1);
  }

  @Test
  void aShortClipIsOnePaddedWindow() {
    accept(last(chunk(0, 700)));
    assertThat(indexes()).containsExactly(0L);
    assertThat(windows.get(0).samples()).isEqualTo(Arrays.copyOf(values(0, 700), 1000));
    assertThat(windows.get(0).coverage()).isEqualTo(0.7);
    assertThat(windows.get(0).padding()).isEqualTo(300);
    assertThat(windows.get(0).received()).isEqualTo(1);
    assertThat(cutter.ended()).isTrue();
  }

  @Test
  void anEmptyRecordingHasNoWindow() {
    accept(last(chunk(0, 0)));
    assertThat(windows).isEmpty();
    assertThat(cutter.ended()).isTrue();
  }

  @Test
  void aRecordingNeverHeardEndsWithoutWindow() {
    cutter.end(windows::add);
    assertThat(windows).isEmpty();
    assertThat(cutter.ended()).isTrue();
    assertThat(cutter.counts()).isEqualTo(new CutCounts(0, 0, 0, 0, 0));
  }

  @Test
  void endPadsTheRemainderOnce() {
    accept(chunk(0, 1200));
    cutter.end(windows::add);
    cutter.end(windows::add);
    assertThat(indexes()).containsExactly(0L, 1L);
    assertThat(windows.get(1).samples()).isEqualTo(Arrays.copyOf(values(500, 700), 1000));
  }

  @Test
  void whatComesAfterTheEndIsOnlyCounted() {
    accept(last(chunk(0, 1000)));
    accept(chunk(1000, 300));
    accept(new Chunk(0, 8000, new float[5], true));
    assertThat(indexes()).containsExactly(0L);
    assertThat(cutter.counts()).isEqualTo(new CutCounts(1000, 0, 0, 305, 0));
  }

  @Test
  void theFirstCopyWins() {
    accept(chunk(0, 600));
    accept(new Chunk(400, 1000, new float[600], false));
    float[] expected = Arrays.copyOf(values(0, 600), 1000);
    assertThat(windows.get(0).samples()).isEqualTo(expected);
    assertThat(cutter.counts().repeatedSamples()).isEqualTo(200);
    assertThat(cutter.counts().samples()).isEqualTo(1000);
  }

  @Test
  void aHoleIsFilledByALateChunkWithinTheWait() {
    accept(chunk(0, 400));
    accept(chunk(500, 1500));
    accept(chunk(2000, 1999));
    assertThat(windows).isEmpty();
    assertThat(cutter.waitsOnHole()).isTrue();
    accept(chunk(400, 100));
    assertThat(indexes()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(windows).allMatch(window -> window.coverage() == 1);
    assertThat(cutter.waitsOnHole()).isFalse();
  }

  @Test
  void aHoleIsGivenUpWhenTheWaitIsOver() {
    accept(chunk(0, 400));
    accept(chunk(500, 1500));
    accept(chunk(2000, 2000));
    assertThat(indexes()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(windows).extracting(Window::coverage).startsWith(0.9, 1.0);
    assertThat(Arrays.copyOfRange(windows.get(0).samples(), 400, 500)).isEqualTo(new float[100]);
    accept(chunk(300, 200));
    assertThat(cutter.counts()).isEqualTo(new CutCounts(3900, 100, 100, 100, 1));
  }

  @Test
  void oneLongChunkDoesNotEndItsOwnWait() {
    accept(chunk(10_000, 10_000));
    assertThat(windows).isEmpty();
    accept(chunk(0, 10_000));
    assertThat(windows).hasSize(39).allMatch(window -> window.coverage() == 1);
  }

  @Test
  void aStrayFarChunkDoesNotDisturbWhatComesInOrder() {
    accept(chunk(1_000_000_000_000L, 100));
    for (int first = 0; first < 50_000; first += 100) {
      accept(chunk(first, 100));
    }
    assertThat(windows).hasSize(99).allMatch(window -> window.coverage() == 1);
    assertThat(cutter.counts().lateSamples()).isZero();
  }

  @Test
  void aStrayFarChunkDoesNotShortenTheWaitForAHole() {
    accept(chunk(1_000_000_000_000L, 100));
    accept(chunk(0, 400));
    accept(chunk(500, 1000));
    accept(chunk(400, 100));
    assertThat(windows).hasSize(2).allMatch(window -> window.coverage() == 1);
  }

  @Test
  void tooMuchAudioBehindAHoleGivesItUp() {
    cutter = new RecordingCutter(GRID, new CutLimits(3600, 5), 0);
    accept(chunk(100, 5000));
    assertThat(windows).isEmpty();
    accept(chunk(5100, 1));
    assertThat(windows).hasSize(9);
    assertThat(cutter.counts()).isEqualTo(new CutCounts(5001, 0, 100, 0, 1));
  }

  @Test
  void theLastChunkWaitsForTheHoleBeforeIt() {
    accept(chunk(0, 1000));
    accept(last(chunk(1500, 300)));
    assertThat(cutter.ended()).isFalse();
    accept(chunk(1000, 500));
    assertThat(cutter.ended()).isTrue();
    assertThat(indexes()).containsExactly(0L, 1L, 2L);
    assertThat(windows).extracting(Window::coverage).containsExactly(1.0, 1.0, 0.8);
    assertThat(windows).allMatch(window -> window.received() == 1);
  }

  @Test
  void anEmptyLastChunkWaitsToo() {
    accept(chunk(0, 1000));
    accept(last(chunk(1500, 0)));
    assertThat(cutter.waitsOnHole()).isTrue();
    accept(chunk(1000, 500));
    assertThat(cutter.ended()).isTrue();
    assertThat(indexes()).containsExactly(0L, 1L);
  }

  @Test
  void endDecidesWhenNothingFillsTheHoleBeforeTheLastChunk() {
    accept(chunk(0, 1000));
    accept(last(chunk(1500, 300)));
    cutter.end(windows::add);
    assertThat(indexes()).containsExactly(0L, 1L, 2L);
    assertThat(windows).extracting(Window::coverage).containsExactly(1.0, 0.5, 0.3);
    assertThat(windows).extracting(Window::received).containsExactly(1.0, 0.5, 0.375);
  }

  @Test
  void nothingIsHeardBeyondTheLastChunk() {
    accept(last(chunk(500, 500)));
    accept(chunk(1000, 700));
    accept(chunk(0, 600));
    assertThat(indexes()).containsExactly(0L);
    assertThat(cutter.counts()).isEqualTo(new CutCounts(1000, 100, 0, 700, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000_000_000L, (1L << 53) - 700, (1L << 62) + 3})
  void hugeHolesArePassedOverAtOnce(long first) {
    accept(chunk(0, 1500));
    accept(chunk(first, 2000));
    accept(chunk(first + 2000, 2000));
    cutter.end(windows::add);
    assertThat(windows).hasSizeBetween(11, 12);
    assertThat(indexes().subList(0, 3)).containsExactly(0L, 1L, 2L);
    Window after = windows.get(3);
    assertThat(after.endSample()).isBetween(first + 1, first + 500);
    assertThat(after.startSample()).isEqualTo(after.index() * 500);
    int heard = (int) (after.endSample() - first);
    assertThat(after.coverage()).isEqualTo(heard / 1000.0);
    assertThat(Arrays.copyOfRange(after.samples(), 1000 - heard, 1000))
        .isEqualTo(values(first, heard));
    assertThat(cutter.nextWindow()).isEqualTo(GRID.count(first + 4000, 1000));
  }

  @ParameterizedTest
  @CsvSource({"1000", "3000", "44100", "11025", "768000"})
  void aRecordingFirstHeardFarOnStartsThere(int rate) {
    cutter = new RecordingCutter(new WindowGrid(1000, 1000, 500), new CutLimits(0, 60), 0);
    long second = 1L << 42;
    accept(new Chunk(second * rate, rate, constant(3 * rate), true));
    assertThat(indexes()).startsWith(2 * second - 1).hasSize(6);
    assertThat(windows).extracting(Window::coverage).startsWith(0.5, 1.0);
    assertThat(windows.get(2).samples()[500]).isCloseTo(0.5f, offset());
  }

  @Test
  void worksUpToTheHighestPosition() {
    long first = Long.MAX_VALUE - (1L << 34) - 10_000;
    accept(last(chunk(first, 2000)));
    cutter.end(windows::add);
    assertThat(windows).hasSizeBetween(5, 6);
    assertThat(windows).allMatch(window -> window.endSample() - window.startSample() == 1000);
  }

  @Test
  void positionsBeyondAreRefusedAndNothingElseIsLost() {
    accept(chunk(0, 500));
    assertThatThrownBy(() -> accept(chunk(Long.MAX_VALUE - 10, 5)))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage(
            "positions must stay below 2^63 - 2^34 at 1000 and at 1000 Hz:"
                + " firstSample=9223372036854775797");
    accept(chunk(500, 500));
    assertThat(windows).hasSize(1);
    RecordingCutter faster = new RecordingCutter(new WindowGrid(16_000, 10, 5), LIMITS, 0);
    assertThatThrownBy(() -> faster.accept(chunk(1L << 62, 1), windows::add))
        .hasMessageStartingWith("positions must stay below 2^63 - 2^34 at 1000 and at 16000 Hz: ");
  }

  @Test
  void anotherSampleRateIsRefusedAndNothingElseIsLost() {
    accept(chunk(0, 500));
    assertThatThrownBy(() -> accept(new Chunk(500, 8000, new float[10], true)))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage("sampleRate must stay 1000 Hz within a recording: sampleRate=8000");
    accept(chunk(500, 500));
    assertThat(windows).hasSize(1);
    assertThat(cutter.ended()).isFalse();
    assertThat(cutter.sampleRate()).isEqualTo(1000);
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
    assertThat(cutter.heardTo()).isEqualTo(3000);
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

  private void accept(Chunk chunk) {
    cutter.accept(chunk, windows::add);
  }

  private List<Long> indexes() {
    return windows.stream().map(Window::index).toList();
  }

  private static Chunk chunk(long first, int count) {
    return new Chunk(first, 1000, values(first, count), false);
  }

  private static Chunk last(Chunk chunk) {
    return new Chunk(chunk.firstSample(), chunk.sampleRate(), chunk.samples(), true);
  }

  private static float[] values(long first, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Feeds.value(first + i, 0);
    }
    return values;
  }

  private static float[] constant(int count) {
    float[] values = new float[count];
    Arrays.fill(values, 0.5f);
    return values;
  }

  private static org.assertj.core.data.Offset<Float> offset() {
    return org.assertj.core.data.Offset.offset(1e-5f);
  }
}
