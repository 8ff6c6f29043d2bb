package dev.earmark.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of single tones, far from the ends of the signal. */
class ResamplerQualityTest {
  private static final List<Integer> USUAL =
      List.of(8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000);

  private record Tone(double decibels, double restDecibels) {}

  /** Each of the usual rates to any other, and two that have no small ratio. */
  static Stream<Rates> pairs() {
    Stream<Rates> usual =
        USUAL.stream()
            .flatMap(
                from -> USUAL.stream().filter(to -> !to.equals(from)).map(to -> rates(from, to)));
    return Stream.concat(usual, Stream.of(rates(16_000, 15_999), rates(44_099, 16_000)));
  }

  static Stream<Rates> pairsToLower() {
    return pairs().filter(rates -> rates.to() < rates.from());
  }

  private static Rates rates(int from, int to) {
    return new Rates(from, to);
  }

  /** What is left beside the tone are images and aliases of it, and noise. */
  @ParameterizedTest
  @MethodSource("pairs")
  void keepsThePassBandAndStopsTheRest(Rates rates) {
    double nyquist = Math.min(rates.from(), rates.to()) / 2.0;
    for (double share : new double[] {0.02, 0.1, 0.37, 0.62, 0.8, 0.9}) {
      Tone tone = tone(rates, share * nyquist);
      assertThat(tone.decibels()).as(name(rates, share)).isBetween(-0.05, 0.05);
      assertThat(tone.restDecibels()).as(name(rates, share)).isLessThan(-80);
    }
  }

  @ParameterizedTest
  @MethodSource("pairsToLower")
  void leavesNoAliases(Rates rates) {
    double highest = (double) rates.from() / rates.to();
    for (double share :
        new double[] {1.0, 1.003, 1.05, 1.17, 1.3, 1.37, 0.7 * highest, 0.98 * highest}) {
      if (share < 1 || share >= highest) {
        continue;
      }
      double level = level(rates, share * rates.to() / 2.0);
      assertThat(level).as(name(rates, share)).isLessThan(-80);
    }
  }

  @ParameterizedTest
  @CsvSource({"48000, 16000", "8000, 16000", "44100, 16000", "44099, 16000"})
  void aConstantStaysTheSame(int from, int to) {
    float[] constant = new float[from];
    java.util.Arrays.fill(constant, 0.5f);
    float[] result = Resampler.resample(constant, new Rates(from, to));
    for (int i = to / 10; i < to - to / 10; i++) {
      assertThat(result[i]).isBetween(0.5f - 1e-6f, 0.5f + 1e-6f);
    }
  }

  private static String name(Rates rates, double share) {
    return String.format(Locale.ROOT, "%s at %.3f of the lower Nyquist", rates, share);
  }

  /** Fits the tone's sine and cosine to the result; what is left are images and noise. */
  private static Tone tone(Rates rates, double hertz) {
    float[] result = result(rates, hertz);
    double sine = 0;
    double cosine = 0;
    double energy = 0;
    double count = 0;
    double step = 2 * Math.PI * hertz / rates.to();
    for (int i = result.length / 4; i < result.length * 3 / 4; i++) {
      double hann = 1 - Math.cos(2 * Math.PI * (i - result.length / 4) / (result.length / 2.0));
      sine += hann * result[i] * Math.sin(step * i);
      cosine += hann * result[i] * Math.cos(step * i);
      count += hann;
    }
    sine *= 2 / count;
    cosine *= 2 / count;
    for (int i = result.length / 4; i < result.length * 3 / 4; i++) {
      double rest = result[i] - sine * Math.sin(step * i) - cosine * Math.cos(step * i);
      energy += rest * rest;
    }
    double rest = Math.sqrt(2 * energy / (result.length / 2.0));
    return new Tone(decibels(Math.hypot(sine, cosine)), decibels(rest));
  }

  private static double level(Rates rates, double hertz) {
    float[] result = result(rates, hertz);
    double largest = 0;
    for (int i = result.length / 4; i < result.length * 3 / 4; i++) {
      largest = Math.max(largest, Math.abs(result[i]));
    }
    return decibels(largest);
  }

  private static float[] result(Rates rates, double hertz) {
    float[] tone = new float[rates.from() / 2];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(2 * Math.PI * hertz * i / rates.from());
    }
    return Resampler.resample(tone, rates);
  }

  private static double decibels(double amplitude) {
    return 20 * Math.log10(amplitude);
  }
}
