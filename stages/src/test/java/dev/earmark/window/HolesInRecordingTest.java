package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What waits behind a hole, for how long, and what becomes of the hole. */
class HolesInRecordingTest extends OneRecording {
  @Test
  void aHoleIsFilledByALateChunkWithinTheWait() {
    accept(chunk(0, 400));
    accept(chunk(500, 1500));
    accept(chunk(2000, 1999));
    assertThat(windows).isEmpty();
    accept(chunk(400, 100));
    assertThat(indexes()).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(windows).allMatch(window -> window.coverage() == 1);
    assertThat(cutter.counts()).isEqualTo(new CutCounts(3999, 0, 0, 0, 0));
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
    assertThat(cutter.ended()).isFalse();
    assertThat(indexes()).containsExactly(0L);
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
}
