package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * Per-channel energy normalisation in place of a logarithm, with librosa's parameters: {@code (S ·
 * (eps + M)^−gain + bias)^power − bias^power}, where M follows S in each bin.
 *
 * @param gain how much of a bin's own loudness is taken out
 * @param bias added before the root
 * @param power the root; 0 for a logarithm
 * @param timeConstant of M, in seconds
 * @param eps keeps silence finite
 * @param scale what spectra are multiplied by first; librosa advises 2^31 for floats in [−1, 1)
 */
public record Pcen(
    double gain, double bias, double power, double timeConstant, double eps, double scale) {

  /** Refuses what librosa refuses. */
  public Pcen {
    notNegative("gain", gain);
    notNegative("bias", bias);
    notNegative("power", power);
    Rule.check(
        power == 0 || bias > 0, "pcen.bias must be above 0 where pcen.power is", "bias", bias);
    positive("timeConstant", timeConstant);
    positive("eps", eps);
    positive("scale", scale);
  }

  private static void notNegative(String name, double value) {
    Rule.check(
        value >= 0 && Double.isFinite(value),
        "pcen." + name + " must not be negative",
        name,
        value);
  }

  private static void positive(String name, double value) {
    Rule.check(
        value > 0 && Double.isFinite(value), "pcen." + name + " must be above 0", name, value);
  }

  /** How much of M comes from the newest of {@code framesPerSecond} frames. */
  double smoothing(double framesPerSecond) {
    double frames = timeConstant * framesPerSecond;
    double square = 2 * frames * frames;
    return (Math.sqrt(1 + 2 * square) - 1) / square;
  }
}
