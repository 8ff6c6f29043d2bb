package dev.earmark.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.Rates;
import dev.earmark.chunk.Resampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The promise as plainly as it can be said: a whole recording in an array, resampled whole, cut.
 *
 * @param sampleRate samples per second (Hz)
 * @param signal every sample of the recording, zero where nothing was heard
 * @param heard which samples were heard
 */
@SuppressWarnings("ArrayRecordComponent") // made, cut and dropped
record Reference(int sampleRate, float[] signal, boolean[] heard) {
  /** Paints chunks in the order in which they came onto {@code [0, end)}: the first copy wins. */
  static Reference paint(int sampleRate, int end, List<Chunk> chunks) {
    var painted = new Reference(sampleRate, new float[end], new boolean[end]);
    for (Chunk chunk : chunks) {
      int first = (int) chunk.firstSample();
      for (int at = first; at < Math.min(end, chunk.endSample()); at++) {
        painted.signal[at] = painted.heard[at] ? painted.signal[at] : chunk.samples()[at - first];
        painted.heard[at] = true;
      }
    }
    return painted;
  }

  /** Returns all windows in which anything was heard. */
  List<Window> windows(WindowGrid grid) {
    float[] whole = Resampler.resample(signal, new Rates(sampleRate, grid.sampleRate()));
    var windows = new ArrayList<Window>();
    for (int start = 0, end = 0; end < whole.length && start < whole.length; start += grid.hop()) {
      end = start + grid.length();
      double coverage = heard(start, Math.min(end, whole.length), grid) / (double) grid.length();
      int padding = Math.max(0, end - whole.length);
      if (coverage > 0) {
        float[] samples = Arrays.copyOfRange(whole, start, end);
        windows.add(new Window(start / grid.hop(), start, end, samples, coverage, padding));
      }
    }
    return windows;
  }

  /** Returns how many samples were heard. */
  long heardSamples() {
    return IntStream.range(0, heard.length).filter(at -> heard[at]).count();
  }

  private long heard(int start, int end, WindowGrid grid) {
    return IntStream.range(start, end)
        .filter(at -> heard[(int) ((long) at * sampleRate / grid.sampleRate())])
        .count();
  }

  /** Fails unless both are the same windows, bit by bit. */
  static void assertSame(List<Window> actual, List<Window> expected) {
    assertThat(indexes(actual)).isEqualTo(indexes(expected));
    for (int i = 0; i < actual.size(); i++) {
      assertSame(actual.get(i), expected.get(i));
    }
  }

  private static void assertSame(Window actual, Window expected) {
    assertThat(facts(actual)).isEqualTo(facts(expected));
    assertThat(Arrays.mismatch(actual.samples(), expected.samples()))
        .as("first other sample of window %d", actual.index())
        .isNegative();
  }

  private static List<Object> facts(Window window) {
    return List.of(
        window.index(),
        window.startSample(),
        window.endSample(),
        window.coverage(),
        window.padding());
  }

  private static List<Long> indexes(List<Window> windows) {
    return windows.stream().map(Window::index).toList();
  }
}
