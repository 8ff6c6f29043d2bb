package dev.earmark.window;

import dev.earmark.chunk.SampleSink;
import java.util.function.Consumer;

/** Gathers samples at the model's rate into windows, and hands on those in which any was heard. */
final class WindowBuilder implements SampleSink {
  private final WindowGrid grid;
  private final Consumer<Window> out;
  private final Coverage coverage = new Coverage();

  /** The samples of window {@link #window}, zero from {@link #position} on. */
  private float[] samples;

  private long window;
  private long position;

  /** Starts at the first sample of a window. */
  WindowBuilder(WindowGrid grid, long firstWindow, Consumer<Window> out) {
    this.grid = grid;
    this.out = out;
    window = firstWindow;
    position = grid.start(firstWindow);
    samples = new float[grid.length()];
  }

  /** Returns the first window that is neither handed on nor passed over. */
  long window() {
    return window;
  }

  /** Notes that a span is zero because nothing was heard; it comes as samples or zeros as well. */
  void unheard(long from, long to) {
    if (to > grid.start(window)) {
      coverage.addUnheard(from, to);
    }
  }

  @Override
  public void samples(float[] source, int offset, int count) {
    for (int done = 0; done < count; ) {
      int taken = (int) Math.min(count - done, toNextBorder());
      if (position >= grid.start(window)) {
        int at = (int) (position - grid.start(window));
        System.arraycopy(source, offset + done, samples, at, taken);
      }
      done += taken;
      advance(taken);
    }
  }

  @Override
  public void zeros(long count) {
    long start = position;
    long end = position + count;
    while (position < end) {
      if (grid.start(window) >= start) {
        passOver(end);
      }
      advance(Math.min(end - position, toNextBorder()));
    }
  }

  /** Nothing lies in a window between the end of one and the start of the next. */
  @Override
  public long ignored() {
    return Math.max(0, grid.start(window) - position);
  }

  @Override
  public long wanted() {
    return grid.hop() > grid.length() ? toNextBorder() : Long.MAX_VALUE;
  }

  /** Hands on the window that the end of the recording leaves incomplete, if there is one. */
  void finish(long length) {
    long count = grid.count(length);
    if (window < count) {
      handOn(length);
      window = count;
    }
  }

  /** Returns the samples up to the start of the window, or else up to its end. */
  private long toNextBorder() {
    long start = grid.start(window);
    return position < start ? start - position : start + grid.length() - position;
  }

  private void advance(long count) {
    position += count;
    if (position == grid.start(window) + grid.length()) {
      handOn(position);
      next();
    }
  }

  /** All is zero from the start of the window on: goes on with the first that reaches further. */
  private void passOver(long end) {
    long later = grid.firstEndingAfter(end);
    if (later > window) {
      window = later;
      position = Math.min(end, Math.max(position, grid.start(later)));
    }
  }

  private void handOn(long recordingEnd) {
    long start = grid.start(window);
    long end = start + grid.length();
    long padding = Math.max(0, end - recordingEnd);
    long heard = coverage.heard(start, end - padding);
    if (heard > 0) {
      double share = (double) heard / grid.length();
      out.accept(new Window(window, start, end, samples, share, (int) padding));
    }
  }

  private void next() {
    float[] done = samples;
    samples = new float[grid.length()];
    int shared = Math.max(0, grid.length() - grid.hop());
    System.arraycopy(done, grid.length() - shared, samples, 0, shared);
    window++;
    coverage.forgetBefore(grid.start(window));
  }
}
