package dev.earmark.window;

import dev.earmark.chunk.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which samples are heard and which are late, decided sample by sample over whole arrays; what is
 * heard is cut by {@link Reference}.
 */
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
    return new Reference(sampleRate, Arrays.copyOf(values, end), heard).windows(grid);
  }
}
