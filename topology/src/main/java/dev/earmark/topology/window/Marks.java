package dev.earmark.topology.window;

import dev.earmark.window.RecordingCutter;
import dev.earmark.window.WindowGrid;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which window of a recording is next on each grid.
 *
 * <p>A grid that nothing is cut on any more leaves a mark as long as it is ahead of all others, so
 * that a model that goes and comes back says no window again:
 *
 * <pre>
 * grids of 16 kHz, hop 8000 and 4000: next windows 5 and 11, at samples 40000 and 44000
 * without the second:  5, and the mark 11 stays, up to window 6 at sample 48000
 * a third of hop 2000: begins at sample 44000, with window 22
 * </pre>
 */
public record Marks(List<Mark> all) {
  /** Those of a recording of which nothing is known. */
  static final Marks NONE = new Marks(List.of());

  /**
   * What is next on one grid.
   *
   * @param window all before are scored, or passed over
   * @param skipped how many windows before it were passed over because of overload that no
   *     prediction has said
   */
  public record Mark(WindowGrid grid, long window, long skipped) {
    /** As above, where none was passed over. */
    public Mark(WindowGrid grid, long window) {
      this(grid, window, 0);
    }

    /** Returns its first sample, at the grid's rate. */
    long start() {
      return grid.start(window);
    }

    private long sample(int rate) {
      return firstAtOrAfter(new WindowGrid(rate, 1, 1), start(), grid.sampleRate());
    }

    boolean isBeyond(Mark other) {
      long seconds = start() / grid.sampleRate();
      long others = other.start() / other.grid.sampleRate();
      return seconds == others ? isBeyondInSecond(other) : seconds > others;
    }

    private boolean isBeyondInSecond(Mark other) {
      long rate = grid.sampleRate();
      long otherRate = other.grid.sampleRate();
      return start() % rate * otherRate > other.start() % otherRate * rate;
    }
  }

  public Marks {
    all = List.copyOf(all);
  }

  /**
   * Returns the next window of a grid in a recording at {@code rate}; if it has no mark, the first
   * that is made only of what lies at or after the furthest mark, because nothing before that need
   * be there any more.
   */
  long of(WindowGrid grid, int rate) {
    for (Mark mark : all) {
      if (mark.grid().equals(grid)) {
        return mark.window();
      }
    }
    Mark furthest = furthest(all);
    return furthest == null ? 0 : firstOf(grid, furthest.sample(rate), rate);
  }

  /**
   * Returns how many windows before the next one of a grid were passed over that no prediction has
   * said.
   */
  long skipped(WindowGrid grid) {
    return all.stream()
        .filter(mark -> mark.grid().equals(grid))
        .mapToLong(Mark::skipped)
        .findFirst()
        .orElse(0);
  }

  private static long firstOf(WindowGrid grid, long sample, int rate) {
    long window = firstAtOrAfter(grid, sample, rate);
    while (RecordingCutter.firstSampleNeeded(grid, window, rate) < sample) {
      window++;
    }
    return window;
  }

  /** Returns the grids that have a mark, in the order of the marks. */
  List<WindowGrid> grids() {
    return all.stream().map(Mark::grid).toList();
  }

  /** Returns the furthest mark of a grid that is not among {@code grids}, if there is one. */
  @Nullable Mark left(List<WindowGrid> grids) {
    return furthest(all.stream().filter(mark -> !grids.contains(mark.grid())).toList());
  }

  /** Returns these, and {@code left} if it is beyond all of them. */
  Marks with(@Nullable Mark left) {
    if (left == null || all.stream().anyMatch(mark -> !left.isBeyond(mark))) {
      return this;
    }
    List<Mark> more = new ArrayList<>(all);
    more.add(left);
    return new Marks(more);
  }

  private static @Nullable Mark furthest(List<Mark> marks) {
    Mark furthest = null;
    for (Mark mark : marks) {
      furthest = furthest == null || mark.isBeyond(furthest) ? mark : furthest;
    }
    return furthest;
  }

  /** Returns the first window of a grid that begins at or after a sample at {@code rate}. */
  static long firstAtOrAfter(WindowGrid grid, long sample, int rate) {
    long seconds = sample / rate;
    long rest = sample % rate;
    long gridRate = grid.sampleRate();
    return ceilDiv(seconds * gridRate + ceilDiv(rest * gridRate, rate), grid.hop());
  }

  private static long ceilDiv(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
