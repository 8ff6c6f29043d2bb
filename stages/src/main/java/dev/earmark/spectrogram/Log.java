package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The logarithm taken of each value: of {@code max(value + offset, amin) / ref}, or none.
 *
 * @param kind which one
 * @param offset added first, so that silence stays finite
 * @param amin what smaller values are raised to; 0 for none
 * @param ref the value whose logarithm becomes 0; null for the window's largest
 * @param topDb how far below the window's largest value, in decibels of power, smaller ones are
 *     raised to; null for no limit
 */
public record Log(
    Kind kind, double offset, double amin, @Nullable Double ref, @Nullable Double topDb) {

  /** No logarithm. */
  public static final Log NONE = new Log(Kind.NONE, 0);

  /** Which logarithm. */
  public enum Kind {
    /** The value as it is. */
    NONE(0, 0),
    /** The natural one. */
    LN(1, Math.log(10) / 10),
    /** The decimal one. */
    LOG10(1 / Math.log(10), 0.1),
    /** Ten times the decimal one, for powers. */
    DB(10 / Math.log(10), 1),
    /** Twenty times the decimal one, for magnitudes. */
    AMPLITUDE_DB(20 / Math.log(10), 1);

    private final double ofNatural;
    private final double decibel;

    Kind(double ofNatural, double decibel) {
      this.ofNatural = ofNatural;
      this.decibel = decibel;
    }

    /** What a natural logarithm is multiplied by. */
    double ofNatural() {
      return ofNatural;
    }

    /** What a decibel is in this logarithm, of powers (of magnitudes for {@code AMPLITUDE_DB}). */
    double decibel() {
      return decibel;
    }
  }

  /** Refuses what leaves silence without a logarithm. */
  public Log {
    boolean none = kind == Kind.NONE;
    Rule.check(
        !none || (offset == 0 && amin == 0),
        "log.offset and log.amin must be 0 where log.kind is none",
        "offset",
        offset,
        "amin",
        amin);
    Rule.check(
        !none || (ref != null && ref == 1 && topDb == null),
        "log.ref and log.topDb belong to a logarithm",
        "kind",
        kind);
    Rule.check(amin >= 0 && Double.isFinite(amin), "log.amin must not be negative", "amin", amin);
    Rule.check(
        none || (offset >= 0 && Double.isFinite(offset)),
        "log.offset must not be negative",
        "offset",
        offset);
    Rule.check(
        none || offset > 0 || amin > 0,
        "log.offset or log.amin must be above 0, because silence has no logarithm",
        "offset",
        offset,
        "amin",
        amin);
    Rule.check(
        ref == null || (ref > 0 && Double.isFinite(ref)), "log.ref must be above 0", "ref", ref);
    Rule.check(
        topDb == null || (topDb >= 0 && Double.isFinite(topDb)),
        "log.topDb must not be negative",
        "topDb",
        topDb);
  }

  /** A logarithm with nothing but an offset. */
  public Log(Kind kind, double offset) {
    this(kind, offset, 0, 1.0, null);
  }

  /** Whether each value needs the whole window. */
  boolean needsWindow() {
    return ref == null || topDb != null;
  }
}
