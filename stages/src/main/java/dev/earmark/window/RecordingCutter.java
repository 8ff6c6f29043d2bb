package dev.earmark.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.ChunkRefusedException;
import dev.earmark.chunk.Rates;
import dev.earmark.chunk.Resampler;
import dev.earmark.chunk.SampleSink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the chunks of one recording into windows: a pure function of the chunks in their order.
 *
 * <p>Chunks may come in any sizes, twice, overlapping and out of order. A window comes out as soon
 * as all it needs is heard or given up; a window in which nothing was heard does not come out. Not
 * thread-safe. A consumer that throws leaves the cutter unusable.
 */
public final class RecordingCutter {
  /** Positions stay below, so that no window's end overflows. */
  private static final long MAX_POSITION = Long.MAX_VALUE - (1L << 34);

  private final WindowGrid grid;
  private final CutLimits limits;
  private final long firstWindow;
  private @Nullable Course course;
  private boolean ended;
  private long afterEnd;
  private Consumer<Window> out = window -> {};

  /**
   * Cuts a recording, or goes on with one.
   *
   * @param firstWindow windows before are neither computed nor handed on; then the chunks need only
   *     begin at {@link #firstSampleNeeded}, and the windows are the same, bit by bit
   */
  public RecordingCutter(WindowGrid grid, CutLimits limits, long firstWindow) {
    checkWindow(grid, firstWindow);
    this.grid = grid;
    this.limits = limits;
    this.firstWindow = firstWindow;
  }

  /** As above, for a recording whose sample rate is known from before. */
  public RecordingCutter(WindowGrid grid, CutLimits limits, long firstWindow, int sampleRate) {
    this(grid, limits, firstWindow);
    course = new Course(sampleRate);
  }

  /**
   * Returns the first sample, at the recording's rate, that a window and those after it depend on;
   * chunks that end at or before it need not be fed again.
   */
  public static long firstSampleNeeded(WindowGrid grid, long window, int sampleRate) {
    checkWindow(grid, window);
    Rates rates = new Rates(sampleRate, grid.sampleRate());
    return Resampler.firstNeeded(rates, grid.start(window));
  }

  /**
   * Takes the next chunk and hands on the windows it completes; a chunk after the end is counted as
   * late.
   *
   * @throws ChunkRefusedException if the chunk's rate is not the recording's, or its position is
   *     beyond 2^63 − 2^34 at either rate; nothing has changed then
   */
  public void accept(Chunk chunk, Consumer<Window> out) {
    if (ended) {
      afterEnd += chunk.samples().length;
      return;
    }
    check(chunk);
    this.out = out;
    course(chunk.sampleRate()).accept(chunk);
  }

  /** Ends the recording where it was heard last: holes are filled, the remainder is padded. */
  public void end(Consumer<Window> out) {
    this.out = out;
    if (!ended && course != null) {
      course.end();
    }
    ended = true;
  }

  /** Returns whether the recording has ended, by its last chunk or by {@link #end}. */
  public boolean ended() {
    return ended;
  }

  /**
   * Returns the first window that has neither come out nor been passed over because nothing was
   * heard in it.
   */
  public long nextWindow() {
    return course == null ? firstWindow : course.windows.window();
  }

  /** Returns what became of the samples so far. */
  public CutCounts counts() {
    CutCounts counts = course == null ? CutCounts.NONE : course.timeline.counts();
    return counts.withLate(afterEnd);
  }

  private void check(Chunk chunk) {
    if (course != null && chunk.sampleRate() != course.rates.from()) {
      throw new ChunkRefusedException(
          "sampleRate must stay %d Hz within a recording: sampleRate=%d"
              .formatted(course.rates.from(), chunk.sampleRate()));
    }
    int rate = chunk.sampleRate();
    if (chunk.endSample() > MAX_POSITION
        || chunk.endSample() / rate >= MAX_POSITION / grid.sampleRate()) {
      throw new ChunkRefusedException(
          "positions must stay below 2^63 - 2^34 at %d and at %d Hz: firstSample=%d"
              .formatted(rate, grid.sampleRate(), chunk.firstSample()));
    }
  }

  private static void checkWindow(WindowGrid grid, long window) {
    long last = MAX_POSITION / grid.hop();
    if (window < 0 || window > last) {
      throw new IllegalArgumentException(
          "window must be in 0..%d: window=%d".formatted(last, window));
    }
  }

  private Course course(int sampleRate) {
    Course known = course == null ? new Course(sampleRate) : course;
    course = known;
    return known;
  }

  /** The way of the samples once the rate is known: in order, resampled, in windows. */
  private final class Course implements SampleSink {
    private final Rates rates;
    private final Timeline timeline;
    private final Resampler resampler;
    private final WindowBuilder windows;
    private long position;

    Course(int sampleRate) {
      rates = new Rates(sampleRate, grid.sampleRate());
      windows = new WindowBuilder(grid, firstWindow, window -> out.accept(window));
      resampler = new Resampler(rates, grid.start(firstWindow), windows);
      position = firstSampleNeeded(grid, firstWindow, sampleRate);
      timeline =
          new Timeline(
              position,
              limits.gapWaitSamples(sampleRate),
              limits.maxPendingSamples(sampleRate),
              this);
    }

    void accept(Chunk chunk) {
      timeline.accept(chunk);
      if (timeline.complete()) {
        finish();
      }
    }

    void end() {
      timeline.end();
      finish();
    }

    @Override
    public void samples(float[] samples, int offset, int count) {
      position += count;
      resampler.samples(samples, offset, count);
    }

    @Override
    public void zeros(long count) {
      long from = position;
      position += count;
      windows.unheard(rates.resultLength(from), rates.resultLength(position));
      resampler.zeros(count);
    }

    private void finish() {
      resampler.finish();
      windows.finish(rates.resultLength(position));
      ended = true;
    }
  }
}
