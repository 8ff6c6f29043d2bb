package dev.earmark.client.audio.vorbis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Floor1Test {
  private static final int[] POSITIONS = {0, 128, 64, 32, 96, 16, 48, 80, 112};

  private static float[] factors(int[] read, int lines) {
    float[] spectrum = new float[lines];
    Arrays.fill(spectrum, 1);
    new Floor1Points(POSITIONS, 1).curve(read, 128).multiply(spectrum, lines);
    return spectrum;
  }

  /** How high a factor is, in the steps of the table: 140/256 dB. */
  private static double height(float factor) {
    return 255 + 20 * Math.log10(factor) * 256 / 140;
  }

  // The example of section 7.2.1, whose differences are -5, -45, 0, -25, -10, 30 and -10.
  @Test
  void pointsAreThoseOfTheSpecification() {
    float[] factors = factors(new int[] {110, 20, 9, 87, 0, 49, 19, 60, 19}, 128);
    int[] expected = {110, 60, 40, 40, 50, 40, 80, 20};
    int[] at = {0, 64, 32, 96, 16, 48, 80, 112};
    for (int i = 0; i < at.length; i++) {
      assertThat(height(factors[at[i]])).as("line %d", at[i]).isCloseTo(expected[i], within(1e-3));
    }
  }

  @Test
  void pointsThatAreAsPredictedBendNothing() {
    float[] factors = factors(new int[] {0, 127, 0, 0, 0, 0, 0, 0, 0}, 200);
    for (int i = 0; i < 128; i++) {
      int line = i * 127 / 128;
      assertThat(height(factors[i])).isCloseTo(line, within(1e-3));
    }
    assertThat(height(factors[128])).isCloseTo(127, within(1e-3));
    assertThat(factors[199]).isEqualTo(factors[128]);
  }

  // Values of the table of section 10.1.
  @ParameterizedTest
  @CsvSource({
    "0,1.0649863e-07",
    "1,1.1341951e-07",
    "120,.00020351382",
    "252,.82788260",
    "254,.9389798",
    "255,1"
  })
  void factorsAreThoseOfTheSpecification(int height, double expected) {
    float[] spectrum = {1, 1, 1};
    new Floor1Curve(new int[] {0, 2}, new int[] {height, height}).multiply(spectrum, 3);
    for (float factor : spectrum) {
      assertThat(factor / expected).isCloseTo(1, within(2e-7));
    }
  }

  @Test
  void refusesHeightsThatAreNone() throws VorbisException {
    // No partitions, heights in steps of three, a point at 2^4.
    var header = Bits.header().number(5, 0).number(2, 2).number(4, 4);
    var floor = new Floor1(new HeaderBits(header.done(), "a header"), new Codebook[0]);
    PacketBits packet = Bits.of().number(1, 1).number(7, 85).number(7, 86).packet();
    assertThatThrownBy(() -> floor.read(packet))
        .hasMessage("heights of a Vorbis floor must be under 86: height=86");
    assertThat(floor.read(Bits.of().number(1, 0).packet())).isNull();
    assertThat(floor.read(Bits.of().number(1, 1).number(7, 1).packet())).isNull();
  }

  @Test
  void refusesPointsThatAreTwice() {
    // One partition of class 0: one point, no books; points at 0, 2^1 and 0.
    var header = Bits.header().number(5, 1).number(4, 0).number(3, 0).number(2, 0).number(8, 0);
    header.number(2, 0).number(4, 1).number(1, 0);
    assertThatThrownBy(() -> new Floor1(new HeaderBits(header.done(), "x"), new Codebook[0]))
        .hasMessage("points of a Vorbis floor must differ: points=3");
  }
}
