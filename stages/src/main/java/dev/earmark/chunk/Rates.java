package dev.earmark.chunk;

/**
 * The exact relation between positions at two sample rates, in integers.
 *
 * <p>Sample <i>m</i> at rate {@code to} lies at source position {@code m·from/to}.
 *
 * @param from samples per second (Hz) of the source
 * @param to samples per second (Hz) of the result
 */
public record Rates(int from, int to) {
  public Rates {
    AudioFormat.checkRate(from);
    AudioFormat.checkRate(to);
  }

  /** Returns whether both rates are the same. */
  public boolean same() {
    return from == to;
  }

  /**
   * Returns how many samples of the result lie before a source position: {@code
   * ceil(position·to/from)}.
   */
  public long resultLength(long position) {
    long whole = position / from;
    long rest = position % from * to;
    try {
      return Math.addExact(Math.multiplyExact(whole, to), (rest + from - 1) / from);
    } catch (ArithmeticException e) {
      throw new ChunkRefusedException(
          "positions must stay below 2^63 at %d Hz: position=%d at %d Hz"
              .formatted(to, position, from));
    }
  }

  /**
   * Returns the source sample at or just before a sample of the result: {@code
   * floor(position·from/to)}, at most 2^63 − 1.
   */
  public long sourceSample(long position) {
    long whole = position / to;
    long rest = position % to * from / to;
    return whole > (Long.MAX_VALUE - rest) / from ? Long.MAX_VALUE : whole * from + rest;
  }
}
