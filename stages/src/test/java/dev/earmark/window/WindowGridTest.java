package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.chunk.ChunkRefusedException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowGridTest {
  @ParameterizedTest
  @CsvSource({
    "4, 2, 0, 0", "4, 2, 1, 1", "4, 2, 4, 1", "4, 2, 5, 2", "4, 2, 7, 3", "4, 2, 8, 3",
    "4, 4, 8, 2", "4, 4, 9, 3", "2, 5, 2, 1", "2, 5, 5, 1", "2, 5, 6, 2", "2, 5, 7, 2"
  })
  void aRecordingHasAsManyWindowsAsReachItsEnd(int length, int hop, long samples, long count) {
    assertThat(new WindowGrid(1000, length, hop).count(samples, 1000)).isEqualTo(count);
  }

  @Property
  void isTheFirstWindowThatReachesTheEndAndBeginsBeforeIt(
      @ForAll @IntRange(min = 1, max = 40) int length,
      @ForAll @IntRange(min = 1, max = 40) int hop,
      @ForAll @IntRange(min = 0, max = 300) int samples) {
    long count = 0;
    for (long end = 0; count * hop < samples && end < samples; count++) {
      end = count * hop + length;
    }
    assertThat(new WindowGrid(1000, length, hop).count(samples, 1000)).isEqualTo(count);
  }

  @Test
  void countsAtTheRecordingsRate() {
    WindowGrid grid = new WindowGrid(16_000, 16_000, 8000);
    assertThat(grid.count(44_100, 44_100)).isEqualTo(1);
    assertThat(grid.count(44_101, 44_100)).isEqualTo(2);
    assertThat(grid.count(24L * 3600 * 48_000, 48_000)).isEqualTo(2 * 24 * 3600 - 1);
    assertThat(grid.count(1L << 62, 16_000)).isEqualTo((1L << 62) / 8000 - 1 + 1);
  }

  @Test
  void impossibleGridsAreRefused() {
    assertThatThrownBy(() -> new WindowGrid(1000, 0, 1))
        .hasMessage("length must be at least 1: length=0");
    assertThatThrownBy(() -> new WindowGrid(1000, 1, -2))
        .hasMessage("hop must be at least 1: hop=-2");
    assertThatThrownBy(() -> new WindowGrid(0, 1, 1))
        .hasMessage("sampleRate must be in 1000..768000: sampleRate=0");
    assertThatThrownBy(() -> new WindowGrid(1000, 1, 1).count(-1, 1000))
        .isInstanceOf(ChunkRefusedException.class)
        .hasMessage("samples must not be negative: samples=-1");
  }
}
