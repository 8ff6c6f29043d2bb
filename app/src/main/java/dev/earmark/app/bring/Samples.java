package dev.earmark.app.bring;

import java.util.Arrays;
import java.util.Optional;

/** Why another tool's samples of the same clip may be others. */
final class Samples {
  private static final double[] SIXTEEN_BIT = {32_768, 32_767};
  private static final double[] SCALES = {1 / 32_768.0, -1, 0.5, 2};
  private static final int FARTHEST = 4_000;
  private static final int COMPARED = 2_000;

  private Samples() {}

  /** The first cause that explains all samples; none where they have nothing in common. */
  static Optional<String> cause(double[] expected, double[] made) {
    double[] same = Arrays.copyOf(made, expected.length);
    if (sixteenBit(expected, made)) {
      return Optional.of("the tool hears 16-bit numbers: frontEnd.samples.scale");
    }
    return times(expected, same)
        .or(() -> normalised(expected, same))
        .or(() -> moved(expected, same));
  }

  /** Whether the expected samples are these, as 16-bit numbers. */
  static boolean sixteenBit(double[] expected, double[] made) {
    double[] same = Arrays.copyOf(made, expected.length);
    return Arrays.stream(SIXTEEN_BIT).anyMatch(scale -> fits(expected, same, scale));
  }

  private static Optional<String> times(double[] expected, double[] made) {
    return Arrays.stream(SCALES)
        .filter(scale -> fits(expected, made, scale))
        .mapToObj(scale -> "they are %s times as large".formatted(scale))
        .findFirst();
  }

  private static boolean fits(double[] expected, double[] made, double scale) {
    double[] scaled = Arrays.stream(made).map(sample -> sample * scale).toArray();
    return Difference.ofScale(expected, scaled).relative() <= Fits.TOLERANCE;
  }

  private static Optional<String> normalised(double[] expected, double[] made) {
    double loudest = Arrays.stream(made).map(Math::abs).max().orElse(0);
    double[] full = Arrays.stream(made).map(sample -> sample / loudest).toArray();
    return loudest > 0 && Difference.ofScale(expected, full).relative() <= Fits.TOLERANCE
        ? Optional.of("the tool makes each clip as loud as it can be, which a stream cannot")
        : Optional.empty();
  }

  private static Optional<String> moved(double[] expected, double[] made) {
    int most = Math.min(FARTHEST, expected.length - 1);
    for (int far = 1; far <= most; far++) {
      if (same(expected, made, far)) {
        return Optional.of("they come %d samples later there".formatted(far));
      }
      if (same(made, expected, far)) {
        return Optional.of("they come %d samples earlier there".formatted(far));
      }
    }
    return Optional.empty();
  }

  private static boolean same(double[] later, double[] earlier, int far) {
    boolean heard = false;
    int step = Math.max(1, (later.length - far) / COMPARED);
    for (int n = far; n < later.length; n += step) {
      if (Math.abs(later[n] - earlier[n - far]) > Fits.TOLERANCE) {
        return false;
      }
      heard |= later[n] != 0;
    }
    return heard;
  }
}
