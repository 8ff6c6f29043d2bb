package dev.earmark.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the JDK's own. */
class NaturalLogTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-12);

  @Property
  void itIsTheLogarithmOfAnySize(
      @ForAll @DoubleRange(min = 1, max = 2) double mantissa,
      @ForAll @IntRange(min = -1022, max = 1022) int exponent) {
    double value = Math.scalb(mantissa, exponent);
    assertThat(NaturalLog.of(value)).isCloseTo(Math.log(value), CLOSE);
  }

  /** Where each stretch of the table ends the series is longest. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 63, 64, 126, 127})
  void itIsTheLogarithmAtTheEndOfAStretch(int stretch) {
    double value = Math.nextDown(1 + (stretch + 1) / 128.0);
    assertThat(NaturalLog.of(value)).isCloseTo(Math.log(value), CLOSE);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0,
        -0.0,
        -1,
        1,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE,
        Double.MIN_NORMAL / 2
      })
  void itSaysOfTheExtremesWhatTheJdkSays(double value) {
    assertThat((Double) NaturalLog.of(value)).isEqualTo((Double) Math.log(value));
  }
}
