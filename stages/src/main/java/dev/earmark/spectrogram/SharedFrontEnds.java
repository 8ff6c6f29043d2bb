package dev.earmark.spectrogram;

import dev.earmark.window.WindowGrid;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Front ends that models of one thread have in common: where two are equal, a window's features are
 * computed once.
 *
 * <p>A window is known again by its array of samples, until {@link #forget}.
 */
public final class SharedFrontEnds {
  private static final float[] NONE = {};
  private final int windows;
  private final BiFunction<FrontEnd, WindowGrid, FeatureExtractor> extractors;
  private final Map<Key, Shared> known = new HashMap<>();

  private record Key(FrontEnd frontEnd, WindowGrid grid) {}

  /** Keeps the features of so many windows, the last that were asked for. */
  public SharedFrontEnds(int windows) {
    this(windows, FeatureExtractor::of);
  }

  /** As above, with another way to make a front end. */
  SharedFrontEnds(int windows, BiFunction<FrontEnd, WindowGrid, FeatureExtractor> extractors) {
    this.windows = windows;
    this.extractors = extractors;
  }

  /** Returns the front end for windows of this grid, the same for all that ask for an equal one. */
  public FeatureExtractor of(FrontEnd frontEnd, WindowGrid grid) {
    Shared shared =
        known.computeIfAbsent(
            new Key(frontEnd, grid), key -> new Shared(extractors.apply(frontEnd, grid), windows));
    shared.users++;
    return shared;
  }

  /** Takes back one {@link #of}; what nobody asks for any more is forgotten. */
  public void letGo(FrontEnd frontEnd, WindowGrid grid) {
    known.computeIfPresent(
        new Key(frontEnd, grid), (key, shared) -> --shared.users == 0 ? null : shared);
  }

  /** Returns how many different front ends are kept. */
  int kept() {
    return known.size();
  }

  /** Lets go of the windows so far, when every model has had them. */
  public void forget() {
    known.values().forEach(Shared::forget);
  }

  /** A front end that keeps what it has computed if more than one asks. */
  private static final class Shared implements FeatureExtractor {
    private final FeatureExtractor frontEnd;
    private final float[][] samples;
    private final float[][] features;
    private int users;
    private int next;

    Shared(FeatureExtractor frontEnd, int windows) {
      this.frontEnd = frontEnd;
      samples = new float[windows][0];
      features = new float[windows][0];
      forget();
    }

    @Override
    public int[] shape() {
      return frontEnd.shape();
    }

    @Override
    public void apply(float[] window, int padding, FloatBuffer out) {
      if (users == 1) {
        frontEnd.apply(window, padding, out);
        return;
      }
      for (int slot = 0; slot < samples.length; slot++) {
        if (samples[slot] == window) {
          out.put(features[slot]);
          return;
        }
      }
      compute(window, padding, out);
    }

    private void compute(float[] window, int padding, FloatBuffer out) {
      int from = out.position();
      frontEnd.apply(window, padding, out);
      features[next] = features[next].length == 0 ? new float[size()] : features[next];
      out.get(from, features[next]);
      samples[next] = window;
      next = (next + 1) % samples.length;
    }

    void forget() {
      Arrays.fill(samples, NONE);
    }
  }
}
