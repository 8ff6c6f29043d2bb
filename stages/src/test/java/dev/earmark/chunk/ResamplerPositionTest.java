package dev.earmark.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerPositionTest {
  private static final Rates CD = new Rates(44_100, 16_000);

  /** Gathers the last samples and counts all. */
  private static final class Tail implements SampleSink {
    private final float[] last = new float[8];
    private long count;

    @Override
    public void samples(float[] samples, int offset, int taken) {
      for (int i = 0; i < taken; i++) {
        last[(int) (count++ % last.length)] = samples[offset + i];
      }
    }

    @Override
    public void zeros(long zeros) {
      Arrays.fill(last, 0);
      count += zeros;
    }
  }

  /** Whole ratios, fractions, and ratios so odd that the table is interpolated. */
  @Provide
  Arbitrary<Rates> rates() {
    return Arbitraries.of(
        new Rates(48_000, 16_000),
        new Rates(4000, 2000),
        new Rates(8000, 1000),
        new Rates(8000, 16_000),
        new Rates(44_100, 16_000),
        new Rates(16_000, 48_001),
        new Rates(44_099, 16_000),
        new Rates(16_000, 16_000));
  }

  @Property(tries = 200)
  void piecesDoNotShow(
      @ForAll("rates") Rates rates,
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 700) Integer> sizes) {
    float[] source = source(0, sizes.stream().mapToInt(size -> size).sum());
    float[] result = new float[(int) rates.resultLength(source.length)];
    Resampler resampler = new Resampler(rates, new ArraySink(result));
    int position = 0;
    for (int size : sizes) {
      resampler.samples(source, position, size);
      position += size;
    }
    resampler.finish();

    assertThat(result).isEqualTo(Resampler.resample(source, rates));
  }

  @Property(tries = 100)
  void aLongRunOfZerosIsTheSameAsZeros(
      @ForAll("rates") Rates rates, @ForAll @IntRange(min = 1, max = 30_000) int zeros) {
    float[] source = Arrays.copyOf(source(0, 400), 800 + zeros);
    System.arraycopy(source(400, 400), 0, source, 400 + zeros, 400);
    float[] result = new float[(int) rates.resultLength(source.length)];
    Resampler resampler = new Resampler(rates, new ArraySink(result));
    resampler.samples(source, 0, 400);
    resampler.zeros(zeros);
    resampler.samples(source, 400 + zeros, 400);
    resampler.finish();

    assertThat(result).isEqualTo(Resampler.resample(source, rates));
  }

  @Property(tries = 100)
  void theMiddleIsTheSameFromWhereItIsNeeded(
      @ForAll("rates") Rates rates, @ForAll @IntRange(min = 0, max = 499) int first) {
    float[] source = source(0, rates.from() / 2);
    float[] whole = Resampler.resample(source, rates);
    float[] rest = new float[whole.length - first];
    Resampler resampler = new Resampler(rates, first, new ArraySink(rest));
    int needed = (int) Resampler.firstNeeded(rates, first);
    resampler.samples(source, needed, source.length - needed);
    resampler.finish();

    assertThat(rest).isEqualTo(Arrays.copyOfRange(whole, first, whole.length));
  }

  /** A tone that began at position 0 has the phase it must have, however late. */
  @ParameterizedTest
  @ValueSource(longs = {0, 24 * 3600 * 16_000L, 1L << 53, (1L << 61) + 12345})
  void doesNotDrift(long first) {
    float[] result = new float[600];
    Resampler resampler = new Resampler(CD, first, new ArraySink(result));
    long needed = Resampler.firstNeeded(CD, first);
    resampler.samples(source(needed, 1400), 0, 1400);

    for (int i = 200; i < 300; i++) {
      assertThat((double) result[i]).isCloseTo(tone(first + i, 16_000), within(2e-5));
    }
  }

  @Test
  void countsEveryResultOfADay() {
    Tail tail = new Tail();
    Resampler resampler = new Resampler(CD, tail);
    resampler.samples(source(0, 1000), 0, 1000);
    resampler.zeros(24 * 3600 * 44_100L - 2000);
    resampler.samples(source(0, 1000), 0, 1000);
    resampler.finish();

    assertThat(tail.count).isEqualTo(24 * 3600 * 16_000L);
    assertThat(tail.last).isNotEqualTo(new float[8]);
  }

  @Test
  void sameRateHandsOnAsItIs() {
    Rates same = new Rates(16_000, 16_000);
    float[] source = source(0, 100);
    assertThat(Resampler.resample(source, same)).isEqualTo(source);
    assertThat(Resampler.firstNeeded(same, 77)).isEqualTo(77);
    assertThat(Resampler.context(same)).isZero();
  }

  @Test
  void tablesOfOddRatesStaySmall() {
    assertThat(new FilterBank(new Rates(44_099, 16_000)).tableLength()).isLessThan(1 << 19);
    assertThat(new FilterBank(new Rates(767_999, 1000)).tableLength()).isLessThan(1 << 19);
    assertThat(new FilterBank(new Rates(1001, 768_000)).tableLength()).isLessThan(1 << 19);
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  /** A tone of 1000 Hz at 44.1 kHz from a position on. */
  private static float[] source(long first, int count) {
    float[] source = new float[count];
    for (int i = 0; i < count; i++) {
      source[i] = (float) tone(first + i, 44_100);
    }
    return source;
  }

  private static double tone(long position, int rate) {
    return 0.5 * Math.sin(2 * Math.PI * (position % rate * 1000 % rate) / rate);
  }
}
