package dev.earmark.topology.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.window.Marks.Mark;
import dev.earmark.window.RecordingCutter;
import dev.earmark.window.WindowGrid;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of {@link Marks}. */
class MarksTest {
  private static final int RATE = 16_000;
  private static final WindowGrid HALF = new WindowGrid(RATE, RATE, 8_000);
  private static final WindowGrid QUARTER = new WindowGrid(RATE, RATE, 4_000);
  private static final WindowGrid EIGHTH = new WindowGrid(RATE, RATE, 2_000);
  private static final Marks BOTH = new Marks(List.of(new Mark(HALF, 5), new Mark(QUARTER, 11)));

  private static Marks at(long window) {
    return new Marks(List.of(new Mark(HALF, window)));
  }

  @Test
  void aGridThatIsLeftStaysUntilTheOthersHavePassedIt() {
    Mark left = BOTH.left(List.of(HALF));
    assertThat(at(5).with(left)).isEqualTo(BOTH);
    assertThat(at(6).with(left)).isEqualTo(at(6));
    assertThat(BOTH.left(List.of(HALF, QUARTER))).isNull();
  }

  @Test
  void aNewGridBeginsAtTheFurthestMark() {
    assertThat(BOTH.of(HALF, RATE)).isEqualTo(5);
    assertThat(BOTH.of(EIGHTH, RATE)).isEqualTo(22);
    assertThat(Marks.NONE.of(EIGHTH, RATE)).isZero();
  }

  @Test
  void aNewGridOfAnotherRateNeedsNothingBeforeTheFurthestMark() {
    var resampled = new WindowGrid(22_050, 22_050, 1);
    long window = BOTH.of(resampled, RATE);
    assertThat(RecordingCutter.firstSampleNeeded(resampled, window, RATE))
        .isGreaterThanOrEqualTo(44_000);
    assertThat(RecordingCutter.firstSampleNeeded(resampled, window - 1, RATE)).isLessThan(44_000);
  }
}
