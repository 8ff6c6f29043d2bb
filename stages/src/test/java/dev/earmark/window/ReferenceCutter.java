package dev.earmark.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.Rates;
import dev.earmark.chunk.Resampler;
import java.util.ArrayList;
import java.util.List;

/** The rules of cutting, written down as plainly as possible over whole arrays. */
final class ReferenceCutter {
  private record Arrival(int first, int heardTo) {}

  private static final int NEVER = Integer.MAX_VALUE;

  private final WindowGrid grid;
  private final int sampleRate;
  private final long gapWait;
  private final long maxPending;
  private final float[] values;
  private final boolean[] heard;
  private final List<Arrival> arrivals = new ArrayList<>();
  private int decided;
  private int heardTo;
  private int end = NEVER;
  private boolean ended;
  private long repeated;
  private long late;

  ReferenceCutter(WindowGrid grid, CutLimits limits, int sampleRate, int capacity) {
    this.grid = grid;
    this.sampleRate = sampleRate;
    gapWait = limits.gapWaitSamples(sampleRate);
    maxPending = limits.maxPendingSamples(sampleRate);
    values = new float[capacity];
    heard = new boolean[capacity + 1];
  }

  void accept(Chunk chunk) {
    if (ended) {
      late += chunk.samples().length;
      return;
    }
    int first = (int) chunk.firstSample();
    for (int i = 0; i < chunk.samples().length; i++) {
      hear(first + i, chunk.samples()[i]);
    }
    if (chunk.samples().length > 0 && first < end) {
      arrivals.add(new Arrival(first, heardTo));
    }
    if (chunk.last() && end == NEVER) {
      end = Math.max(heardTo, (int) chunk.endSample());
    }
    decide();
    ended = decided >= end;
  }

  private void hear(int position, float value) {
    if (position >= end) {
      late++;
    } else if (heard[position]) {
      repeated++;
    } else if (position < decided) {
      late++;
    } else {
      heard[position] = true;
      values[position] = value;
      heardTo = Math.max(heardTo, position + 1);
    }
  }

  private void decide() {
    for (Arrival arrival : arrivals) {
      if (heardTo - arrival.heardTo() >= gapWait) {
        decided = Math.max(decided, arrival.first());
      }
    }
    passHeard();
    while (waiting() > maxPending) {
      while (!heard[decided]) {
        decided++;
      }
      passHeard();
    }
  }

  private void passHeard() {
    while (heard[decided]) {
      decided++;
    }
  }

  private long waiting() {
    long waiting = 0;
    for (int i = decided; i < heardTo; i++) {
      waiting += heard[i] ? 1 : 0;
    }
    return waiting;
  }

  void end() {
    if (!ended) {
      end = end == NEVER ? heardTo : end;
      decided = end;
      ended = true;
    }
  }

  boolean ended() {
    return ended;
  }

  /** Returns heard, repeated and late samples. */
  List<Long> counts() {
    long samples = 0;
    for (boolean each : heard) {
      samples += each ? 1 : 0;
    }
    return List.of(samples, repeated, late);
  }

  /** Returns all windows of an ended recording. */
  List<Window> windows() {
    float[] source = java.util.Arrays.copyOf(values, end);
    Rates rates = new Rates(sampleRate, grid.sampleRate());
    float[] signal = rates.same() ? source : Resampler.resample(source, rates);
    List<Window> windows = new ArrayList<>();
    for (int k = 0; k < grid.count(end, sampleRate); k++) {
      Window window = window(k, signal);
      if (window.coverage() > 0) {
        windows.add(window);
      }
    }
    return windows;
  }

  private Window window(int k, float[] signal) {
    float[] samples = new float[grid.length()];
    int start = k * grid.hop();
    int existing = Math.min(grid.length(), signal.length - start);
    int heardHere = 0;
    for (int i = 0; i < existing; i++) {
      samples[i] = signal[start + i];
      heardHere += heard[(int) ((long) (start + i) * sampleRate / grid.sampleRate())] ? 1 : 0;
    }
    return new Window(
        k,
        start,
        start + grid.length(),
        samples,
        (double) heardHere / grid.length(),
        grid.length() - existing);
  }
}
