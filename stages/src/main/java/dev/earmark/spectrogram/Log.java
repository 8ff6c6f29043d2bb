package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * The logarithm taken of each value: of {@code value + offset}, or none.
 *
 * @param kind which one
 * @param offset added first, so that silence stays finite
 */
public record Log(Kind kind, double offset) {

  /** No logarithm. */
  public static final Log NONE = new Log(Kind.NONE, 0);

  /** Which logarithm. */
  public enum Kind {
    /** The value as it is. */
    NONE(0),
    /** The natural one. */
    LN(1),
    /** The decimal one. */
    LOG10(1 / Math.log(10)),
    /** Ten times the decimal one. */
    DB(10 / Math.log(10));

    private final double ofNatural;

    Kind(double ofNatural) {
      this.ofNatural = ofNatural;
    }

    /** What a natural logarithm is multiplied by. */
    double ofNatural() {
      return ofNatural;
    }
  }

  /** Refuses an offset that leaves silence without a logarithm. */
  public Log {
    boolean none = kind == Kind.NONE;
    Rule.check(
        !none || offset == 0, "log.offset must be 0 where log.kind is none", "offset", offset);
    Rule.check(
        none || (offset > 0 && Double.isFinite(offset)),
        "log.offset must be above 0",
        "offset",
        offset);
  }
}
