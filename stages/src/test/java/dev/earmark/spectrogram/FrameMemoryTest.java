package dev.earmark.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.window.WindowGrid;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameMemoryTest {

  private static final WindowGrid GRID = new WindowGrid(1000, 160, 40);
  private static final Stft STFT =
      new Stft(25, 10, 32, Stft.WindowFunction.HANN, Stft.Padding.NONE, 2);
  private static final SharedFrames SHARED = SharedFrames.of(STFT, GRID, 0);

  /**
   * Recordings that take turns in any order, some silent, some restarting, against none remembered.
   */
  @Property(tries = 200)
  void sameNumbersWhateverIsRemembered(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int recordings,
      @ForAll Stft.Padding padding) {
    FrontEnd mels = mels(padding);
    var random = new SplittableRandom(seed);
    float[][] audio = new float[recordings][];
    for (int r = 0; r < recordings; r++) {
      audio[r] = r == 1 ? new float[800] : noise(random, 800);
    }
    int[] next = new int[recordings];
    var remembering = FeatureExtractor.of(mels, GRID);
    for (int turn = 0; turn < 40; turn++) {
      int r = random.nextInt(recordings);
      next[r] = random.nextInt(10) == 0 ? 0 : (next[r] + 1) % 16;
      float[] window =
          Arrays.copyOfRange(audio[r], next[r] * GRID.hop(), next[r] * GRID.hop() + GRID.length());
      assertThat(features(remembering, window))
          .isEqualTo(features(FeatureExtractor.of(mels, GRID), window));
    }
  }

  @Test
  void theSharedFramesOfTheWindowBeforeAreRecalled() {
    var memory = new FrameMemory(SHARED, GRID, 2);
    float[] audio = noise(new SplittableRandom(1), 200);
    float[] before = {
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
      26, 27
    };
    var recalled = new float[before.length];
    assertThat(memory.recall(Arrays.copyOfRange(audio, 0, 160), recalled)).isFalse();
    memory.keep(Arrays.copyOfRange(audio, 0, 160), before);

    assertThat(memory.recall(Arrays.copyOfRange(audio, 40, 200), recalled)).isTrue();
    assertThat(Arrays.copyOf(recalled, 20)).containsExactly(Arrays.copyOfRange(before, 8, 28));
  }

  @Test
  void aWindowThatDiffersInOneSharedSampleIsNotTheNext() {
    var memory = new FrameMemory(SHARED, GRID, 2);
    float[] audio = noise(new SplittableRandom(1), 200);
    memory.recall(Arrays.copyOfRange(audio, 0, 160), new float[28]);
    memory.keep(Arrays.copyOfRange(audio, 0, 160), new float[28]);
    audio[159] += 1e-6f;
    assertThat(memory.recall(Arrays.copyOfRange(audio, 40, 200), new float[28])).isFalse();
  }

  @Test
  void manyRecordingsStayWithinBounds() {
    var grid = new WindowGrid(16_000, 160_000, 16_000);
    var stft = new Stft(400, 160, 512, Stft.WindowFunction.HANN, Stft.Padding.NONE, 2);
    var memory = new FrameMemory(SharedFrames.of(stft, grid, 0), grid, 40);
    var random = new SplittableRandom(1);
    int last = 0;
    for (int recording = 0; recording < 100; recording++) {
      float[] window = noise(random, 160_000);
      memory.recall(window, new float[998 * 40]);
      memory.keep(window, new float[998 * 40]);
      last = memory.windows();
    }
    assertThat(last).isBetween(2, 30);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 16, 101})
  void recordingsThatHaveEndedMakeRoomForOthers(int windows) {
    var memory = new FrameMemory(SHARED, GRID, 2);
    var random = new SplittableRandom(1);
    int samples = GRID.length() + windows * GRID.hop();
    for (int generation = 0; generation < 400; generation++) {
      float[][] audio = {noise(random, samples), noise(random, samples), noise(random, samples)};
      for (int window = 0; window < windows; window++) {
        for (float[] recording : audio) {
          assertThat(remembered(memory, recording, window)).isEqualTo(window > 0);
        }
      }
    }
    assertThat(memory.windows()).isBetween(3, 300);
  }

  private static boolean remembered(FrameMemory memory, float[] audio, int index) {
    int from = index * GRID.hop();
    float[] window = Arrays.copyOfRange(audio, from, from + GRID.length());
    boolean remembered = memory.recall(window, new float[28]);
    memory.keep(window, new float[28]);
    return remembered;
  }

  private static FrontEnd mels(Stft.Padding padding) {
    return new FrontEnd(
        FrontEnd.Kind.MEL,
        new Stft(25, 10, 32, Stft.WindowFunction.HANN, padding, 2),
        new MelBands(8, 20, 500, MelBands.Scale.HTK, MelBands.Norm.NONE),
        new Log(Log.Kind.LN, 1e-6),
        Normalisation.NONE,
        new Axes("NFT"));
  }

  private static float[] features(FeatureExtractor extractor, float[] window) {
    var out = FloatBuffer.allocate(extractor.size());
    extractor.apply(window, out);
    return out.array();
  }

  private static float[] noise(SplittableRandom random, int samples) {
    var noise = new float[samples];
    for (int n = 0; n < samples; n++) {
      noise[n] = (float) random.nextGaussian();
    }
    return noise;
  }
}
