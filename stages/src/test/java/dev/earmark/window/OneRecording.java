package dev.earmark.window;

import dev.earmark.chunk.Chunk;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording that is being cut: one second is 1000 samples, windows of a second, every half
 * second.
 */
abstract class OneRecording {
  static final WindowGrid GRID = new WindowGrid(1000, 1000, 500);
  static final CutLimits LIMITS = new CutLimits(2, 60);

  final List<Window> windows = new ArrayList<>();
  RecordingCutter cutter = new RecordingCutter(GRID, LIMITS, 0);

  void accept(Chunk chunk) {
    cutter.accept(chunk, windows::add);
  }

  List<Long> indexes() {
    return windows.stream().map(Window::index).toList();
  }

  static Chunk chunk(long first, int count) {
    return new Chunk(first, 1000, values(first, count), false);
  }

  static Chunk last(Chunk chunk) {
    return new Chunk(chunk.firstSample(), chunk.sampleRate(), chunk.samples(), true);
  }

  static float[] values(long first, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Feeds.value(first + i, 0);
    }
    return values;
  }
}
