package dev.earmark.chunk;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The polyphase table of one pair of rates: a row of taps for each fraction of a source sample.
 *
 * <p>Rates with a small ratio have a row for each fraction that occurs. Where that table would be
 * over 1 MB (44,099 → 16,000 Hz) it has evenly spaced rows instead, and the result is interpolated
 * between the two nearest. Immutable; shared by all recordings of that pair.
 */
final class FilterBank {
  private static final int MAX_TAPS = 1 << 18;
  private static final int SPACED_ROWS = 1024;

  private static final int MAX_BANKS = 32;

  /** The banks used last; a pair that comes back later is computed again. */
  private static final Map<Rates, FilterBank> BANKS = new LinkedHashMap<>(16, 0.75f, true);

  private final int half;
  private final int fractions;
  private final int step;
  private final int rows;
  private final float[][] taps;

  FilterBank(Rates rates) {
    KaiserSinc filter = new KaiserSinc(rates);
    half = filter.half();
    fractions = rates.to() / gcd(rates);
    step = rates.from() / gcd(rates);
    rows = rows(rates);
    taps = new float[rows == fractions ? rows : rows + 1][];
    for (int row = 0; row < taps.length; row++) {
      taps[row] = row(filter, (double) row / rows);
    }
  }

  /** Returns the bank of a pair of rates. */
  static FilterBank of(Rates rates) {
    synchronized (BANKS) {
      FilterBank bank = BANKS.get(rates);
      if (bank == null) {
        bank = new FilterBank(rates);
        BANKS.put(rates, bank);
        if (BANKS.size() > MAX_BANKS) {
          BANKS.remove(BANKS.keySet().iterator().next());
        }
      }
      return bank;
    }
  }

  /** Returns how far the taps reach: source samples {@code (base − half, base + half]}. */
  int half() {
    return half;
  }

  /** Returns how many fractions of a source sample there are. */
  int fractions() {
    return fractions;
  }

  /** Returns how many fractions one result lies after the other. */
  int step() {
    return step;
  }

  /** Returns how many fractions a result lies after the source sample at or before it. */
  int fraction(long result) {
    return (int) (result % fractions * step % fractions);
  }

  /** Returns the sample that lies {@code fraction/fractions} after the base sample. */
  float at(float[] source, int first, int fraction) {
    if (rows == fractions) {
      return dot(taps[fraction], source, first);
    }
    long scaled = (long) fraction * rows;
    int row = (int) (scaled / fractions);
    float share = (float) (scaled % fractions) / fractions;
    float low = dot(taps[row], source, first);
    float high = dot(taps[row + 1], source, first);
    return low + share * (high - low);
  }

  /** Returns a fast way to the same results where the ratio is whole, else null. */
  @Nullable Decimator decimator() {
    return fractions == 1 && step > 1 ? new Decimator(taps[0], step) : null;
  }

  /** Returns how many numbers the table has. */
  long tableLength() {
    return (long) taps.length * taps[0].length;
  }

  private int rows(Rates rates) {
    if ((long) fractions * 2 * half <= MAX_TAPS) {
      return fractions;
    }
    return Math.max(
        1, (int) ((long) SPACED_ROWS * Math.min(rates.from(), rates.to()) / rates.from()));
  }

  /** Each row sums to one, so that a constant stays exactly that. */
  private float[] row(KaiserSinc filter, double fraction) {
    double[] exact = new double[2 * half];
    double sum = 0;
    for (int tap = 0; tap < exact.length; tap++) {
      exact[tap] = filter.at(tap - (half - 1) - fraction);
      sum += exact[tap];
    }
    float[] row = new float[exact.length];
    for (int tap = 0; tap < row.length; tap++) {
      row[tap] = (float) (exact[tap] / sum);
    }
    return row;
  }

  /** Four sums run side by side; their order is fixed, so the result is the same everywhere. */
  private static float dot(float[] taps, float[] source, int first) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i < taps.length - 3; i += 4) {
      a += taps[i] * source[first + i];
      b += taps[i + 1] * source[first + i + 1];
      c += taps[i + 2] * source[first + i + 2];
      d += taps[i + 3] * source[first + i + 3];
    }
    for (; i < taps.length; i++) {
      a += taps[i] * source[first + i];
    }
    return (a + b) + (c + d);
  }

  private static int gcd(Rates rates) {
    return BigInteger.valueOf(rates.from()).gcd(BigInteger.valueOf(rates.to())).intValue();
  }
}
