package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * The last step of a front end: {@code (value - mean) / std}.
 *
 * @param kind where mean and standard deviation come from
 * @param mean of the training data; 0 unless the kind is {@code DATASET}
 * @param std of the training data; 1 unless the kind is {@code DATASET}
 */
public record Normalisation(Kind kind, double mean, double std) {

  /** Values stay as they are. */
  public static final Normalisation NONE = new Normalisation(Kind.NONE, 0, 1);

  /** Mean and population standard deviation of each window; a constant window gives zeros. */
  public static final Normalisation WINDOW = new Normalisation(Kind.WINDOW, 0, 1);

  /** Where mean and standard deviation come from. */
  public enum Kind {
    /** Nowhere. */
    NONE,
    /** Each window itself. */
    WINDOW,
    /** The training data. */
    DATASET
  }

  /** Refuses numbers that cannot be divided by, and numbers where they mean nothing. */
  public Normalisation {
    Rule.check(
        kind == Kind.DATASET || (mean == 0 && std == 1),
        "mean and std belong to normalisation dataset",
        "mean",
        mean,
        "std",
        std);
    Rule.check(
        Double.isFinite(mean) && std > 0 && Double.isFinite(std),
        "std must be above 0 and mean finite",
        "mean",
        mean,
        "std",
        std);
  }

  /** Mean and standard deviation of the training data. */
  public static Normalisation dataset(double mean, double std) {
    return new Normalisation(Kind.DATASET, mean, std);
  }
}
