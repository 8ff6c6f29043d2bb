package dev.earmark.client.audio.vorbis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImdctTest {
  private static final long SEED = 7;

  @ParameterizedTest
  @ValueSource(ints = {64, 128, 256, 2_048})
  void isTheSumOfItsFormula(int block) {
    int lines = block / 2;
    float[] spectrum = new float[lines];
    var random = new Random(SEED);
    for (int k = 0; k < lines; k++) {
      spectrum[k] = random.nextFloat() - .5f;
    }
    float[] left = new float[lines];
    float[] right = new float[lines];
    new Imdct(block).transform(spectrum, left, right);
    for (int i = 0; i < block; i++) {
      float found = i < lines ? left[i] : right[i - lines];
      assertThat((double) found).as("sample %d", i).isCloseTo(sample(spectrum, i), within(2e-5));
    }
  }

  private static double sample(float[] spectrum, int i) {
    int lines = spectrum.length;
    double sum = 0;
    for (int k = 0; k < lines; k++) {
      sum += spectrum[k] * Math.cos(Math.PI / lines * (i + .5 + lines / 2.0) * (k + .5));
    }
    return sum;
  }
}
