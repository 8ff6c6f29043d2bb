package dev.earmark.app.bring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A mean and a standard deviation that turn numbers into the expected ones, by least squares. */
final class Linear {
  private Linear() {}

  /** The change of a card; none where numbers are not as many, or do not rise together. */
  static Optional<List<String>> of(double[] expected, Fits fits, Neighbours neighbours) {
    return neighbours
        .of(List.of("frontEnd.normalisation={\"kind\":\"none\"}"))
        .map(plain -> fits.spectrogram(plain.card()))
        .filter(made -> made.length == expected.length)
        .flatMap(made -> of(expected, made));
  }

  private static Optional<List<String>> of(double[] expected, double[] made) {
    double x = mean(made);
    double y = mean(expected);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < made.length; i++) {
      products += (made[i] - x) * (expected[i] - y);
      squares += (made[i] - x) * (made[i] - x);
    }
    double slope = products / squares;
    return slope > 0 && Double.isFinite(slope)
        ? Optional.of(change(x - y / slope, 1 / slope))
        : Optional.empty();
  }

  private static List<String> change(double mean, double std) {
    return List.of(
        String.format(
            Locale.ROOT,
            "frontEnd.normalisation={\"kind\":\"dataset\",\"mean\":%.7g,\"std\":%.7g}",
            mean,
            std));
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }
}
