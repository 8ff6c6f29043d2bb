package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;
import java.util.List;

/**
 * The last step of a front end: {@code (value - mean) / (std + epsilon)}.
 *
 * @param kind where mean and standard deviation come from
 * @param means of the training data, one for all or one a bin; 0 unless the kind is {@code DATASET}
 * @param stds of the training data, as many; 1 unless the kind is {@code DATASET}
 * @param epsilon added to each standard deviation
 * @param ddof taken off the count that a window's variance is divided by: 0 for NumPy and
 *     TensorFlow, 1 for torch
 */
public record Normalisation(
    Kind kind, List<Double> means, List<Double> stds, double epsilon, int ddof) {

  /** Values stay as they are. */
  public static final Normalisation NONE = of(Kind.NONE);

  /** Mean and population standard deviation of each window; a constant window gives zeros. */
  public static final Normalisation WINDOW = of(Kind.WINDOW);

  /** Where mean and standard deviation come from. */
  public enum Kind {
    /** Nowhere. */
    NONE,
    /** Each window itself. */
    WINDOW,
    /** Each window itself, bin by bin over its frames. */
    BINS,
    /** The training data. */
    DATASET
  }

  private static Normalisation of(Kind kind) {
    return new Normalisation(kind, List.of(0.0), List.of(1.0), 0, 0);
  }

  /** Refuses numbers that cannot be divided by, and numbers where they mean nothing. */
  public Normalisation {
    means = List.copyOf(means);
    stds = List.copyOf(stds);
    Rule.check(
        kind == Kind.DATASET || (means.equals(List.of(0.0)) && stds.equals(List.of(1.0))),
        "mean and std belong to normalisation dataset",
        "mean",
        said(means),
        "std",
        said(stds));
    Rule.check(
        means.size() == stds.size() && !means.isEmpty(),
        "mean and std must be as many",
        "mean",
        means.size(),
        "std",
        stds.size());
    Rule.check(
        means.stream().allMatch(Double::isFinite)
            && stds.stream().allMatch(std -> std > 0 && Double.isFinite(std)),
        "std must be above 0 and mean finite",
        "mean",
        said(means),
        "std",
        said(stds));
    Rule.check(
        epsilon >= 0 && Double.isFinite(epsilon),
        "normalisation.epsilon must not be negative",
        "epsilon",
        epsilon);
    Rule.check(ddof == 0 || ddof == 1, "normalisation.ddof must be 0 or 1", "ddof", ddof);
  }

  private static Object said(List<Double> values) {
    return values.size() == 1 ? values.get(0) : values;
  }

  /** Mean and standard deviation of the training data. */
  public static Normalisation dataset(double mean, double std) {
    return new Normalisation(Kind.DATASET, List.of(mean), List.of(std), 0, 0);
  }

  /** Refuses means of more or fewer bins than there are. */
  void check(int bins) {
    Rule.check(
        means.size() == 1 || means.size() == bins,
        "mean and std must be one number, or one a bin",
        "mean",
        means.size(),
        "bins",
        bins);
  }
}
