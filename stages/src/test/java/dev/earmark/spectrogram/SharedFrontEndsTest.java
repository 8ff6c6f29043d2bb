package dev.earmark.spectrogram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.score.ModelCard;
import dev.earmark.window.WindowGrid;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedFrontEndsTest {
  private static final WindowGrid GRID = new WindowGrid(16_000, 4, 2);
  private final List<float[]> computed = new ArrayList<>();
  private final SharedFrontEnds shared = new SharedFrontEnds(2, (frontEnd, grid) -> new Counted());

  /** Doubles samples and notes for which windows it was asked. */
  private final class Counted implements FeatureExtractor {
    @Override
    public int[] shape() {
      return new int[] {4};
    }

    @Override
    public void apply(float[] window, int padding, FloatBuffer out) {
      computed.add(window);
      for (float sample : window) {
        out.put(2 * sample);
      }
    }
  }

  private static FrontEnd waveform(double scale) throws Exception {
    return ModelCard.read(
            """
            {"format":2,"name":"m","version":"1","labels":["a","b"],"background":null,"unknown":null,
             "sampleRate":16000,"windowSamples":4,"hopSamples":2,
             "frontEnd":{"kind":"waveform","samples":{"scale":%s},"normalisation":{"kind":"none"}},
             "output":"softmax","threshold":0.5}
            """
                .formatted(scale))
        .frontEnd();
  }

  private static float[] features(FeatureExtractor of, float[] window) {
    var out = FloatBuffer.allocate(6).position(1);
    of.apply(window, out);
    assertThat(out.position()).isEqualTo(5);
    var features = new float[4];
    out.get(1, features);
    return features;
  }

  @Test
  void aWindowIsComputedOnceForEqualFrontEnds() throws Exception {
    FeatureExtractor one = shared.of(waveform(1), GRID);
    FeatureExtractor two = shared.of(waveform(1), GRID);
    float[][] windows = {{1, 2, 3, 4}, {5, 6, 7, 8}};
    for (FeatureExtractor model : List.of(one, two, one)) {
      assertThat(features(model, windows[0])).containsExactly(2, 4, 6, 8);
      assertThat(features(model, windows[1])).containsExactly(10, 12, 14, 16);
    }
    assertThat(computed).containsExactly(windows[0], windows[1]);
  }

  @Test
  void frontEndsThatDifferAreComputedEach() throws Exception {
    FeatureExtractor one = shared.of(waveform(1), GRID);
    FeatureExtractor two = shared.of(waveform(32_768), GRID);
    FeatureExtractor three = shared.of(waveform(1), new WindowGrid(16_000, 4, 4));
    var window = new float[4];
    for (FeatureExtractor model : List.of(one, two, three)) {
      features(model, window);
    }
    assertThat(computed).hasSize(3);
  }

  @Test
  void whatIsForgottenIsComputedAgain() throws Exception {
    FeatureExtractor one = shared.of(waveform(1), GRID);
    shared.of(waveform(1), GRID);
    var window = new float[4];
    features(one, window);
    shared.forget();
    window[0] = 3;
    assertThat(features(one, window)).containsExactly(6, 0, 0, 0);
  }

  /** As with version after version of a model, each with a front end of its own. */
  @Test
  void whatNobodyUsesIsLetGo() throws Exception {
    FeatureExtractor one = shared.of(waveform(1), GRID);
    for (int version = 2; version < 100; version++) {
      shared.of(waveform(version), GRID);
      shared.of(waveform(1), GRID);
      shared.letGo(waveform(version), GRID);
      shared.letGo(waveform(1), GRID);
      assertThat(shared.kept()).isEqualTo(1);
    }
    var window = new float[4];
    features(one, window);
    features(one, window);
    assertThat(computed).as("one user alone has nothing kept for it").hasSize(2);
  }
}
