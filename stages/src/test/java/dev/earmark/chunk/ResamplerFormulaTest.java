package dev.earmark.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Cases;
import java.math.BigInteger;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A result is a pure function of its position: the filter's formula, at the start or days later.
 */
@AddLifecycleHook(Cases.class)
class ResamplerFormulaTest {
  private static final Offset<Double> WITHIN = Offset.offset(3e-6);
  private static final long DAY_SECONDS = 24 * 3600;

  static Stream<Rates> pairs() {
    return ResamplerQualityTest.pairs();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void everyResultIsTheFormulasValue(Rates rates) {
    float[] source = noise(8 * Resampler.context(rates) + 50);
    float[] result = Resampler.resample(source, rates);
    for (int m = 0; m < result.length; m += 1 + result.length / 300) {
      assertThat((double) result[m])
          .as("result %d", m)
          .isCloseTo(formula(rates, source, m), WITHIN);
    }
  }

  /** The same samples a whole number of seconds later give the same results, bit by bit. */
  @ParameterizedTest
  @MethodSource("pairs")
  void theEndOfADayIsLikeItsBeginning(Rates rates) {
    float[] source = noise(10 * Resampler.context(rates));
    float[] expected = from(rates, 1, source);
    assertThat(expected).isNotEqualTo(new float[expected.length]);
    for (long seconds : new long[] {DAY_SECONDS - 1, 1L << 38}) {
      assertThat(from(rates, seconds, source)).isEqualTo(expected);
    }
  }

  /** In a day and a second before it, not a sample more or less: in integers. */
  @ParameterizedTest
  @MethodSource("pairs")
  void aDayHasAsManyResultsAsItsSeconds(Rates rates) {
    assertThat(rates.resultLength(DAY_SECONDS * rates.from())).isEqualTo(DAY_SECONDS * rates.to());
    assertThat(rates.sourceSample(DAY_SECONDS * rates.to())).isEqualTo(DAY_SECONDS * rates.from());
    assertThat(rates.sourceSample(DAY_SECONDS * rates.to() - 1))
        .isEqualTo(DAY_SECONDS * rates.from() - 1 - (rates.from() - 1) / rates.to());
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void positionsAreExactUpTo2To62(@ForAll Random random) {
    var rates = new Rates(1000 + random.nextInt(767_000), 1000 + random.nextInt(767_000));
    long most =
        (1L << 62) / Math.max(rates.from(), rates.to()) * Math.min(rates.from(), rates.to());
    long position = random.nextLong() >>> 2 >>> random.nextInt(60);
    position = Math.min(position, most);
    BigInteger[] length = ratio(position, rates.to(), rates.from());
    assertThat(rates.resultLength(position))
        .isEqualTo(length[0].longValueExact() + length[1].signum());
    assertThat(rates.sourceSample(position))
        .isEqualTo(ratio(position, rates.from(), rates.to())[0].longValueExact());
  }

  private static BigInteger[] ratio(long position, int times, int by) {
    return BigInteger.valueOf(position)
        .multiply(BigInteger.valueOf(times))
        .divideAndRemainder(BigInteger.valueOf(by));
  }

  /** Returns the results from a second on when the source begins there. */
  private static float[] from(Rates rates, long second, float[] source) {
    long first = second * rates.to();
    int before = (int) (second * rates.from() - Resampler.firstNeeded(rates, first));
    float[] result = new float[source.length * 2 * Math.max(1, rates.to() / rates.from() + 1)];
    var resampler = new Resampler(rates, first, new ArraySink(result));
    resampler.zeros(before);
    resampler.samples(source, 0, source.length);
    resampler.finish();
    return result;
  }

  private static double formula(Rates rates, float[] source, long result) {
    var filter = new KaiserSinc(rates);
    double position = (double) result * rates.from() / rates.to();
    int base = (int) rates.sourceSample(result);
    double sum = 0;
    double taps = 0;
    for (int at = base - filter.half() + 1; at <= base + filter.half(); at++) {
      double tap = filter.at(at - position);
      taps += tap;
      sum += at < 0 || at >= source.length ? 0 : tap * source[at];
    }
    return sum / taps;
  }

  private static float[] noise(int count) {
    Random random = new Random(7);
    float[] noise = new float[count];
    for (int i = 0; i < count; i++) {
      noise[i] = random.nextFloat() - 0.5f;
    }
    return noise;
  }
}
