package dev.earmark.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jtransforms.fft.DoubleFFT_1D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against JTransforms 3.2 in double precision, {@code DoubleFFT_1D.realForward}, and by sums. */
class FrameTransformTest {

  private static final int LANES = 3;

  /** Every length that {@link Stft} allows. */
  static IntStream lengths() {
    return IntStream.rangeClosed(8, Stft.LONGEST / 2).map(half -> 2 * half).filter(Stft::fast);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void theSpectrumIsJTransformsToSinglePrecision(int nFft) {
    float[][] frames = noise(nFft, LANES);
    float[] found = spectra(frames);
    var fft = new DoubleFFT_1D(nFft);
    for (int lane = 0; lane < LANES; lane++) {
      double[] expected = doubles(frames[lane]);
      fft.realForward(expected);
      assertThat(largestDifference(found, lane, expected)).isLessThan(1e-6 * 3 * Math.sqrt(nFft));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 18, 20, 30, 250, 400, 512, 750})
  void theSpectrumIsTheSumOfSamplesTurned(int nFft) {
    float[][] frames = noise(nFft, 1);
    assertThat(largestDifference(spectra(frames), 0, transformed(frames[0])))
        .isLessThan(1e-6 * 3 * Math.sqrt(nFft));
  }

  /** However many frames go together and wherever among them one is. */
  @ParameterizedTest
  @MethodSource("lengths")
  void aLaneKnowsNothingOfTheOthers(int nFft) {
    float[][] frames = noise(nFft, new FrameTransform(nFft, Integer.MAX_VALUE).mostLanes());
    float[] together = spectra(frames);
    for (int lane : new int[] {0, frames.length / 2, frames.length - 1}) {
      float[] alone = spectra(new float[][] {frames[lane]});
      for (int i = 0; i < alone.length; i++) {
        assertThat(together[i * frames.length + lane]).isEqualTo(alone[i]);
      }
    }
  }

  /** Real parts of all bins, then imaginary parts, each at {@code [bin][lane]}. */
  private static float[] spectra(float[][] frames) {
    int nFft = frames[0].length;
    var transform = new FrameTransform(nFft, frames.length);
    transform.begin(frames.length);
    for (int lane = 0; lane < frames.length; lane++) {
      for (int pair = 0; pair < nFft / 2; pair++) {
        transform.even(pair)[transform.at(pair) + lane] = frames[lane][2 * pair];
        transform.odd(pair)[transform.at(pair) + lane] = frames[lane][2 * pair + 1];
      }
    }
    var re = new float[(nFft / 2 + 1) * frames.length];
    var im = new float[re.length];
    transform.apply(re, im);
    float[] both = Arrays.copyOf(re, 2 * re.length);
    System.arraycopy(im, 0, both, re.length, im.length);
    return both;
  }

  /** Of real and imaginary parts that lie as JTransforms lays them. */
  private static double largestDifference(float[] found, int lane, double[] expected) {
    int lanes = found.length / (expected.length + 2);
    int last = expected.length / 2;
    double largest = 0;
    for (int bin = 0; bin <= last; bin++) {
      double re = bin == last ? expected[1] : expected[2 * bin];
      double im = bin % last == 0 ? 0 : expected[2 * bin + 1];
      largest = Math.max(largest, Math.abs(found[bin * lanes + lane] - re));
      largest = Math.max(largest, Math.abs(found[(last + 1 + bin) * lanes + lane] - im));
    }
    return largest;
  }

  private static double[] transformed(float[] frame) {
    var spectrum = new double[frame.length];
    for (int n = 0; n < frame.length; n++) {
      spectrum[1] += n % 2 == 0 ? frame[n] : -frame[n];
      for (int bin = 0; bin < frame.length / 2; bin++) {
        double angle = 2 * Math.PI * bin * n / frame.length;
        spectrum[2 * bin] += frame[n] * Math.cos(angle);
        spectrum[2 * bin + 1] -= bin == 0 ? 0 : frame[n] * Math.sin(angle);
      }
    }
    return spectrum;
  }

  private static double[] doubles(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(n -> values[n]).toArray();
  }

  private static float[][] noise(int nFft, int frames) {
    var random = new SplittableRandom(nFft);
    var noise = new float[frames][nFft];
    for (float[] frame : noise) {
      for (int n = 0; n < nFft; n++) {
        frame[n] = (float) random.nextGaussian();
      }
    }
    return noise;
  }
}
