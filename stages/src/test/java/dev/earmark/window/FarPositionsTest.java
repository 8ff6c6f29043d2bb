package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.ChunkRefusedException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows far from the beginning are like any others, up to the highest position. */
class FarPositionsTest extends OneRecording {
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

  private static float[] constant(int count) {
    float[] values = new float[count];
    Arrays.fill(values, 0.5f);
    return values;
  }

  private static org.assertj.core.data.Offset<Float> offset() {
    return org.assertj.core.data.Offset.offset(1e-5f);
  }
}
