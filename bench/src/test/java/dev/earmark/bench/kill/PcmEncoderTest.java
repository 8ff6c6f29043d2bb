package dev.earmark.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PcmEncoderTest {
  private static final double[] SAMPLES = {0.9, 0.1234567, 0.001, 0, -0.001, -0.1234567, -0.9};

  private static float[] readAgain(Encoding encoding) {
    var encoder = new PcmEncoder(encoding, SAMPLES.length);
    for (double sample : SAMPLES) {
      encoder.put(sample);
    }
    return PcmDecoder.mono(ByteBuffer.wrap(encoder.bytes()), new AudioFormat(8_000, 1, encoding));
  }

  /**
   * A step is at most {@code finest + share * sample}: steps of integers are all the same, of a
   * float 24 bits are kept, and a segment of G.711 has sixteen steps.
   */
  @ParameterizedTest
  @CsvSource({
    "S16LE, 3.06e-5, 0",
    "S24LE, 1.2e-7, 0",
    "F32LE, 0, 6e-8",
    "ULAW, 2.5e-4, 0.066",
    "ALAW, 4.9e-4, 0.066"
  })
  void whatIsWrittenIsReadAgainWithinAStep(Encoding encoding, double finest, double share) {
    float[] read = readAgain(encoding);
    assertThat(read).hasSameSizeAs(SAMPLES);
    for (int n = 0; n < SAMPLES.length; n++) {
      double step = finest + share * Math.abs(SAMPLES[n]);
      assertThat((double) read[n]).isCloseTo(SAMPLES[n], within(step));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "F32LE")
  void codesAreAtOrBelowTheSample(Encoding encoding) {
    float[] read = readAgain(encoding);
    for (int n = 0; n < SAMPLES.length; n++) {
      assertThat((double) read[n]).isLessThanOrEqualTo(SAMPLES[n]);
    }
  }
}
