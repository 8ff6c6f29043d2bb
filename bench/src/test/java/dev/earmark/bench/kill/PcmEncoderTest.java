package dev.earmark.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.earmark.chunk.AudioFormat;
import dev.earmark.chunk.Encoding;
import dev.earmark.chunk.PcmDecoder;
import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcmEncoderTest {
  private static final double[] SAMPLES = {0.9, 0.1234567, 0.001, 0, -0.001, -0.1234567, -0.9};

  /** A step of G.711 is at most 1/32 of full scale. */
  @ParameterizedTest
  @CsvSource({"S16LE, 4e-5", "S24LE, 2e-7", "F32LE, 1e-7", "ULAW, 0.032", "ALAW, 0.032"})
  void whatIsWrittenIsReadAgainWithinAStep(Encoding encoding, double step) {
    var encoder = new PcmEncoder(encoding, SAMPLES.length);
    for (double sample : SAMPLES) {
      encoder.put(sample);
    }
    float[] read =
        PcmDecoder.mono(ByteBuffer.wrap(encoder.bytes()), new AudioFormat(8_000, 1, encoding));
    assertThat(read).hasSameSizeAs(SAMPLES);
    for (int n = 0; n < SAMPLES.length; n++) {
      assertThat((double) read[n]).isCloseTo(SAMPLES[n], within(step));
    }
  }
}
