package dev.earmark.chunk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Brings a signal to another rate by position: sample <i>m</i> of the result is the value at source
 * position {@code m·from/to}, whatever the pieces in which the source comes.
 *
 * <p>Before the first and after the last source sample the signal is zero. Each result depends on
 * {@link #context} source samples on either side, so it comes that much later. One instance per
 * recording, not thread-safe.
 */
public final class Resampler implements SampleSink {
  private static final int BLOCK = 1024;

  private final Rates rates;
  private final FilterBank bank;
  private final @Nullable Decimator decimator;
  private final SampleSink out;
  private final float[] history;
  private final float[] block = new float[Decimator.BLOCK];

  /** Source samples in {@link #history}. */
  private int held;

  /** Where in {@link #history} the taps of the next result begin. */
  private int first;

  private int fraction;
  private long next;

  /** Starts at the beginning of a recording. */
  public Resampler(Rates rates, SampleSink out) {
    this(rates, 0, out);
  }

  /**
   * Starts in the middle: {@code firstResult} is the first result, and the sample at {@link
   * #firstNeeded} the first to be given.
   */
  public Resampler(Rates rates, long firstResult, SampleSink out) {
    this.rates = rates;
    this.out = out;
    bank = FilterBank.of(rates);
    decimator = bank.decimator();
    history = new float[4 * bank.half() + BLOCK];
    seek(firstResult, firstNeeded(rates, firstResult));
  }

  /** Returns the whole signal at the other rate: {@code rates.resultLength(samples.length)}. */
  public static float[] resample(float[] samples, Rates rates) {
    float[] result = new float[Math.toIntExact(rates.resultLength(samples.length))];
    Resampler resampler = new Resampler(rates, new ArraySink(result));
    resampler.samples(samples, 0, samples.length);
    resampler.finish();
    return result;
  }

  /** Returns how many source samples on either side a result depends on; 0 at the same rate. */
  public static int context(Rates rates) {
    return rates.same() ? 0 : FilterBank.of(rates).half();
  }

  /** Returns the first source sample that a result depends on. */
  public static long firstNeeded(Rates rates, long result) {
    return Math.max(0, rates.sourceSample(result) - Math.max(0, context(rates) - 1));
  }

  @Override
  public void samples(float[] samples, int offset, int count) {
    if (rates.same()) {
      out.samples(samples, offset, count);
      return;
    }
    for (int done = 0; done < count; ) {
      int taken = Math.min(count - done, history.length - held);
      System.arraycopy(samples, offset + done, history, held, taken);
      held += taken;
      done += taken;
      produce();
    }
  }

  @Override
  public void zeros(long count) {
    if (rates.same()) {
      out.zeros(count);
    } else if (count <= history.length) {
      shortZeros((int) count);
    } else {
      shortZeros(2 * bank.half());
      skipZeros(count - 2L * bank.half());
    }
  }

  /** Ends the source: the results up to its end come out. */
  public void finish() {
    zeros(context(rates));
  }

  private void shortZeros(int count) {
    for (int done = 0; done < count; ) {
      int taken = Math.min(count - done, history.length - held);
      Arrays.fill(history, held, held + taken, 0);
      held += taken;
      done += taken;
      produce();
    }
  }

  /** All that is held is zero, so every result is zero until a sample comes. */
  private void skipZeros(long count) {
    long source = rates.sourceSample(next) - (bank.half() - 1) - first + held + count;
    long result = rates.resultLength(source - bank.half());
    out.zeros(result - next);
    seek(result, source);
  }

  /** Makes {@code result} the next one, with zeros before the source sample that comes next. */
  private void seek(long result, long source) {
    next = result;
    fraction = bank.fraction(result);
    first = 0;
    held = (int) (source - (rates.sourceSample(result) - (bank.half() - 1)));
    Arrays.fill(history, 0, held, 0);
  }

  private void produce() {
    for (long known = known(); known > 0; known = known()) {
      long ignored = Math.min(known, out.ignored());
      if (ignored > 0) {
        skip(ignored);
      } else {
        compute((int) Math.min(Math.min(known, out.wanted()), block.length));
      }
    }
    forget();
  }

  /** Returns how many results the source held so far is enough for. */
  private long known() {
    long ahead = held - 2L * bank.half() - first;
    return ahead < 0 ? 0 : ((ahead + 1) * bank.fractions() - fraction - 1) / bank.step() + 1;
  }

  private void compute(int count) {
    if (decimator == null) {
      interpolate(count);
    } else {
      decimator.apply(history, first, count, block);
      first += count * bank.step();
    }
    next += count;
    out.samples(block, 0, count);
  }

  private void interpolate(int count) {
    for (int i = 0; i < count; i++) {
      block[i] = bank.at(history, first, fraction);
      fraction += bank.step();
      first += fraction / bank.fractions();
      fraction %= bank.fractions();
    }
  }

  /** Results that nobody looks at are not computed. */
  private void skip(long count) {
    long fractions = fraction + count * bank.step();
    first += (int) (fractions / bank.fractions());
    fraction = (int) (fractions % bank.fractions());
    next += count;
    out.zeros(count);
  }

  private void forget() {
    held -= first;
    System.arraycopy(history, first, history, 0, held);
    first = 0;
  }
}
