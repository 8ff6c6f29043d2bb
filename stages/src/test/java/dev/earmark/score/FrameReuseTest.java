package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.score.GoldenRows.Row;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.window.WindowGrid;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every front end of docs/front-ends.md over windows that overlap. */
class FrameReuseTest {

  private static final int LENGTH = 4_800;

  static List<Row> rows() throws IOException {
    return GoldenRows.all();
  }

  /** Frames fall on each other in all rows, and are shared in those that are not centred. */
  @ParameterizedTest
  @MethodSource("rows")
  void windowsThatOverlapGiveTheBitsOfWindowsAlone(Row row) {
    int hop = row.frontEnd().stft() == null ? 1_200 : 8 * row.frontEnd().stft().hopLength();
    int rate = row.json().get("sampleRate").intValue();
    int length = Math.max(LENGTH, 2 * hop);
    float[] audio = noise(length + 2 * hop);
    var grid = new WindowGrid(rate, length, hop);
    var remembering = FeatureExtractor.of(row.frontEnd(), grid);
    for (int start = 0; start <= 2 * hop; start += hop) {
      float[] window = Arrays.copyOfRange(audio, start, start + length);
      assertThat(features(remembering, window))
          .isEqualTo(features(FeatureExtractor.of(row.frontEnd(), grid), window));
    }
  }

  /**
   * What a window allocates it allocates in every round; the JVM, which compiles and links
   * meanwhile, puts some of its own on the thread's account in one or another.
   */
  @ParameterizedTest
  @MethodSource("rows")
  void aWindowAllocatesNothing(Row row) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    var extractor = GoldenRows.extractor(row, LENGTH);
    var out = FloatBuffer.allocate(extractor.size());
    float[] window = noise(LENGTH);
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < 6; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      extractor.apply(window, 100, out.clear());
      allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(allocated).isZero();
  }

  private static float[] features(FeatureExtractor extractor, float[] window) {
    var out = FloatBuffer.allocate(extractor.size());
    extractor.apply(window, out);
    return out.array();
  }

  private static float[] noise(int samples) {
    var random = new SplittableRandom(1);
    var noise = new float[samples];
    for (int n = 0; n < samples; n++) {
      noise[n] = (float) random.nextGaussian();
    }
    return noise;
  }
}
