package dev.earmark.topology.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.topology.model.Panel;
import dev.earmark.topology.model.Seat;
import dev.earmark.window.CutCounts;
import dev.earmark.window.CutLimits;
import dev.earmark.window.RecordingCutter;
import dev.earmark.window.Window;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The windows of one recording on one grid: how they are cut, and which of them are scored. */
public final class Lane {
  private final Panel panel;
  private final int sampleRate;
  private final RecordingCutter cutter;
  private long next;
  private int waiting;
  private long skipped;

  /** By models whose last window was refused: how many before it they have not said. */
  private final Map<Seat, Long> unsaid = new HashMap<>();

  /** Begins at a mark of the panel's grid, in a recording at {@code sampleRate}. */
  Lane(Panel panel, CutLimits limits, Marks.Mark mark, int sampleRate) {
    this.panel = panel;
    this.sampleRate = sampleRate;
    next = mark.window();
    skipped = mark.skipped();
    cutter = new RecordingCutter(panel.grid(), limits, next, sampleRate);
  }

  /** Returns the models that hear its windows. */
  public Panel panel() {
    return panel;
  }

  /** Takes a chunk, and adds the windows that it completes. */
  void accept(Chunk chunk, List<LaneWindow> windows) {
    cutter.accept(chunk, window -> windows.add(new LaneWindow(this, window)));
  }

  /** Ends it where it was heard last, and adds the windows that remain. */
  void end(List<LaneWindow> windows) {
    cutter.end(window -> windows.add(new LaneWindow(this, window)));
  }

  boolean ended() {
    return cutter.ended();
  }

  CutCounts counts() {
    return cutter.counts();
  }

  /** Returns the first sample, at the recording's rate, that its next windows are made of. */
  long firstSampleNeeded() {
    return RecordingCutter.firstSampleNeeded(panel.grid(), next, sampleRate);
  }

  /** Notes that one more window waits for its scores. */
  void waitForOne() {
    waiting++;
  }

  /** Notes that a window was scored or passed over; windows come in their order. */
  public void scored(Window window) {
    waiting--;
    next = window.index() + 1;
  }

  /** Notes that the next window to be noted as scored is not, because of overload. */
  public void skip() {
    skipped++;
  }

  /** Returns how many windows were passed over since this was last asked, or since its mark. */
  public long takeSkipped() {
    long taken = skipped;
    skipped = 0;
    return taken;
  }

  /** Returns whether none of its windows waits for a score. */
  boolean idleForScores() {
    return waiting == 0;
  }

  /** Goes back to say {@code window} and what follows it again. */
  void sayAgainFrom(long window) {
    next = window;
  }

  /** Passes over what nothing was heard in, when no window waits for its scores. */
  void settle() {
    if (waiting == 0) {
      next = cutter.nextWindow();
    }
  }

  /**
   * Returns how many windows a model has to say that were passed over, where {@code before} were
   * before the window that it has scored.
   */
  public long say(Seat seat, long before) {
    Long more = unsaid.remove(seat);
    return more == null ? before : before + more;
  }

  /** Notes that a model has no scores for a window before which so many were passed over. */
  public void leaveUnsaid(Seat seat, long before) {
    if (before > 0) {
      unsaid.merge(seat, before, Long::sum);
    }
  }

  /** Returns which window is next, and how many before it none of the models has said. */
  Marks.Mark mark() {
    long all =
        unsaid.isEmpty()
            ? 0
            : panel.seats().stream().mapToLong(s -> unsaid.getOrDefault(s, 0L)).min().orElse(0);
    return new Marks.Mark(panel.grid(), next, skipped + all);
  }
}
