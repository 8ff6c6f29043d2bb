package dev.earmark.confusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final List<String> LABELS = List.of("yes", "no", "silence");

  /** A window: position of truth and of prediction. */
  record Pair(int truth, int predicted) {}

  @Test
  void emptyMatrixHasNoFigures() {
    var matrix = ConfusionMatrix.of(LABELS);
    assertThat(matrix.windows()).isZero();
    assertThat(matrix.accuracy()).isNaN();
    assertThat(matrix.macroF1()).isNaN();
    assertThat(matrix.precision("yes")).isNaN();
    assertThat(matrix.recall("yes")).isNaN();
    assertThat(matrix.f1("yes")).isNaN();
  }

  @Test
  void rowsAreTruthsAndColumnsPredictions() {
    var matrix = ConfusionMatrix.of(LABELS);
    matrix.accept("yes", "no");
    assertThat(matrix.count("yes", "no")).isEqualTo(1);
    assertThat(matrix.counts()).isEqualTo(new long[][] {{0, 1, 0}, {0, 0, 0}, {0, 0, 0}});
    assertThat(matrix.support("yes")).isEqualTo(1);
    assertThat(matrix.predictions("no")).isEqualTo(1);
  }

  @Test
  void labelThatIsPredictedOnlyWronglyHasAnF1OfZero() {
    var matrix = ConfusionMatrix.of(LABELS);
    matrix.accept("yes", "no");
    assertThat(matrix.precision("no")).isZero();
    assertThat(matrix.recall("no")).isNaN();
    assertThat(matrix.f1("no")).isZero();
    assertThat(matrix.macroF1()).isZero();
  }

  @Test
  void countsGivenAreCountsReturned() {
    var counts = new long[][] {{5, 1, 0}, {0, 3, 2}, {1, 0, 9}};
    assertThat(ConfusionMatrix.of(LABELS, counts).counts()).isEqualTo(counts);
    assertThat(ConfusionMatrix.of(LABELS, counts)).isEqualTo(ConfusionMatrix.of(LABELS, counts));
  }

  @Test
  void refusesWhatDoesNotFit() {
    var matrix = ConfusionMatrix.of(LABELS);
    assertThatThrownBy(() -> ConfusionMatrix.of(List.of()))
        .hasMessage("labels must not be empty: labels=[]");
    assertThatThrownBy(() -> ConfusionMatrix.of(List.of("a", "a")))
        .hasMessage("labels must differ: labels=[a, a]");
    assertThatThrownBy(() -> ConfusionMatrix.of(LABELS, new long[2][3]))
        .hasMessage("counts must have a row a label: rows=2, labels=3");
    assertThatThrownBy(() -> ConfusionMatrix.of(LABELS, new long[3][4]))
        .hasMessage("counts must have a column a label: columns=4, labels=3");
    assertThatThrownBy(() -> matrix.accept("yes", "maybe"))
        .hasMessage("label must be one of the labels: label=maybe, labels=[yes, no, silence]");
    assertThatThrownBy(() -> matrix.combine(ConfusionMatrix.of(List.of("yes"))))
        .hasMessage("labels must be the same: labels=[yes, no, silence], other=[yes]");
  }

  @Property
  void combineIsAssociativeAndCommutative(
      @ForAll("windows") List<Pair> a,
      @ForAll("windows") List<Pair> b,
      @ForAll("windows") List<Pair> c) {
    var left = matrix(a).combine(matrix(b)).combine(matrix(c));
    var right = matrix(a).combine(matrix(b).combine(matrix(c)));
    var turned = matrix(c).combine(matrix(b)).combine(matrix(a));
    assertThat(left).isEqualTo(right).isEqualTo(turned);
  }

  @Property
  void combiningIsCountingAll(@ForAll("windows") List<Pair> a, @ForAll("windows") List<Pair> b) {
    var all = matrix(a);
    b.forEach(pair -> all.accept(pair.truth(), pair.predicted(), 1));
    assertThat(matrix(a).combine(matrix(b))).isEqualTo(all);
  }

  @Property
  void movingAWindowIsNeverHavingCountedItElsewhere(
      @ForAll("windows") List<Pair> others, @ForAll("pair") Pair before, @ForAll("pair") Pair now) {
    var moved = matrix(others);
    moved.accept(before.truth(), before.predicted(), 1);
    moved.accept(before.truth(), before.predicted(), -1);
    moved.accept(now.truth(), now.predicted(), 1);
    var direct = matrix(others);
    direct.accept(now.truth(), now.predicted(), 1);
    assertThat(moved).isEqualTo(direct);
  }

  @Property
  void copyIsNotChangedByLaterCounts(@ForAll("windows") List<Pair> windows) {
    var matrix = matrix(windows);
    var copy = matrix.copy();
    matrix.accept(0, 0, 1);
    assertThat(copy).isEqualTo(matrix(windows)).isNotEqualTo(matrix);
  }

  private static ConfusionMatrix matrix(List<Pair> windows) {
    var matrix = ConfusionMatrix.of(LABELS);
    windows.forEach(pair -> matrix.accept(pair.truth(), pair.predicted(), 1));
    return matrix;
  }

  @Provide
  Arbitrary<List<Pair>> windows() {
    return pair().list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<Pair> pair() {
    var label = Arbitraries.integers().between(0, LABELS.size() - 1);
    return label.flatMap(truth -> label.map(predicted -> new Pair(truth, predicted)));
  }
}
