package dev.earmark.confusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TruthSpansTest {
  private static final MatrixLabels LABELS =
      MatrixLabels.of(List.of("yes", "no", "silence"), "silence", null);
  private static final int YES = 0;
  private static final int NO = 1;
  private static final int SILENCE = 2;
  private final TruthSpans spans = new TruthSpans(LABELS);

  private void say(long from, long to, int label) {
    spans.add(new TruthSpan(from, to, label, 0));
  }

  @Test
  void withoutSpansItIsBackground() {
    assertThat(spans.labelOf(0, 10)).isEqualTo(SILENCE);
  }

  @Test
  void labelThatCoversMostHolds() {
    say(0, 4, YES);
    assertThat(spans.labelOf(0, 10)).isEqualTo(SILENCE);
    say(4, 9, NO);
    assertThat(spans.labelOf(0, 10)).isEqualTo(NO);
    assertThat(spans.labelOf(0, 8)).isEqualTo(YES);
  }

  @Test
  void labelThatCoversHalfBeatsNothing() {
    say(0, 5, YES);
    assertThat(spans.labelOf(0, 10)).isEqualTo(YES);
    assertThat(spans.labelOf(0, 11)).isEqualTo(SILENCE);
  }

  @Test
  void piecesOfALabelAddUp() {
    say(0, 3, YES);
    say(3, 7, NO);
    say(7, 10, YES);
    assertThat(spans.labelOf(0, 10)).isEqualTo(YES);
  }

  @Test
  void backgroundThatIsSaidCountsLikeNothingSaid() {
    say(0, 4, YES);
    say(4, 7, SILENCE);
    assertThat(spans.labelOf(0, 10)).isEqualTo(SILENCE);
  }

  @Test
  void whatWasNotHeardOutvotesNoTruth() {
    say(0, 4, YES);
    assertThat(spans.labelOf(0, 10, 4)).isEqualTo(YES);
    assertThat(spans.labelOf(0, 10, 9)).isEqualTo(SILENCE);
  }

  @Test
  void laterSpanHoldsWhereTwoOverlap() {
    say(0, 10, YES);
    say(2, 10, NO);
    assertThat(spans.labelOf(0, 10)).isEqualTo(NO);
  }

  @Test
  void higherRankHoldsThoughSaidBefore() {
    spans.add(new TruthSpan(0, 10, NO, 1));
    spans.add(new TruthSpan(0, 10, YES, 0));
    assertThat(spans.labelOf(0, 10)).isEqualTo(NO);
  }

  @Test
  void openSpanIsClosedByTheSameStart() {
    say(2, TruthSpan.OPEN, YES);
    assertThat(spans.labelOf(100, 110)).isEqualTo(YES);
    say(2, 20, YES);
    assertThat(spans.labelOf(100, 110)).isEqualTo(SILENCE);
    assertThat(spans.spans()).containsExactly(new TruthSpan(2, 20, YES, 0));
  }

  @Test
  void labelOutsideTheListIsUnknown() {
    assertThat(LABELS.labels()).containsExactly("yes", "no", "silence", "unknown");
    assertThat(LABELS.positionOf("maybe")).isEqualTo(3);
    assertThat(MatrixLabels.of(List.of("a"), null, null).labels())
        .containsExactly("a", "background", "unknown");
  }

  @Test
  void positionsAreCountedAtTheRateOfTheModel() {
    assertThat(TruthSpan.at(48_000, 48_000, 16_000)).isEqualTo(16_000);
    assertThat(TruthSpan.at(44_101, 44_100, 16_000)).isEqualTo(16_000);
    assertThat(TruthSpan.at(3, 8_000, 16_000)).isEqualTo(6);
    assertThat(TruthSpan.at(TruthSpan.OPEN, 8_000, 16_000)).isEqualTo(TruthSpan.OPEN);
  }

  @Test
  void refusesSpansThatAreNone() {
    assertThatThrownBy(() -> new TruthSpan(5, 5, YES, 0))
        .hasMessage("to must be after from: from=5, to=5");
    assertThatThrownBy(() -> new TruthSpan(-1, 5, YES, 0))
        .hasMessage("from must be at least 0: from=-1");
  }

  @Property
  void sameLabelHoweverItsSpanIsCut(
      @ForAll @IntRange(max = 50) int from,
      @ForAll @IntRange(min = 2, max = 50) int length,
      @ForAll @IntRange(min = 1, max = 49) int cut,
      @ForAll @IntRange(max = 60) int window) {
    int middle = from + 1 + cut % (length - 1);
    var whole = new TruthSpans(LABELS);
    whole.add(new TruthSpan(from, from + length, YES, 0));
    var parts = new TruthSpans(LABELS);
    parts.add(new TruthSpan(from, middle, YES, 0));
    parts.add(new TruthSpan(middle, from + length, YES, 0));
    assertThat(parts.labelOf(window, window + 16)).isEqualTo(whole.labelOf(window, window + 16));
  }
}
