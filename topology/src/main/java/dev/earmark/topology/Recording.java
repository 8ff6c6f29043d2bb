package dev.earmark.topology;

import dev.earmark.chunk.Chunk;
import dev.earmark.window.CutCounts;
import dev.earmark.window.RecordingCutter;
import dev.earmark.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** An open recording of this task: its tail in the cutter, and where the log holds that tail. */
final class Recording {
  private final RecordingKey key;
  private final Origin origin;
  private final RecordingGrid grid;
  private final RecordingCutter cutter;
  private final Needed needed = new Needed();
  private final Checkpoints checkpoints;
  private final Reach reach;
  private final ClockDrift drift = new ClockDrift();
  private final long needFrom;
  private int jumpsSaid;
  private CutCounts counted;
  private long heardWallMs;
  private long next;
  private int waiting;
  private boolean lastCame;
  private boolean settled;

  Recording(RecordingKey key, Origin origin, RecordingGrid grid, Start start) {
    this.key = key;
    this.origin = origin;
    this.grid = grid;
    reach = new Reach(origin, grid, start.checkpoint().need().heard());
    needFrom = start.checkpoint().need().offset();
    next = start.window();
    checkpoints = new Checkpoints(start.checkpoint(), grid.checkpointAge());
    cutter = new RecordingCutter(grid.windows(), grid.limits(), next, origin.sampleRate());
    counted = cutter.counts();
  }

  /** With which window it goes on, and what of it is known to be published. */
  record Start(long window, Checkpoint checkpoint) {}

  RecordingKey key() {
    return key;
  }

  Origin origin() {
    return origin;
  }

  Extent heard() {
    return reach.heard();
  }

  /** Returns the wall clock when it was heard last, or when the task started. */
  long heardWallMs() {
    return heardWallMs;
  }

  void heardAtWall(long wallMs) {
    heardWallMs = wallMs;
  }

  /** Takes what the device's clock said of a chunk; windows do not depend on it. */
  void clock(HeardChunk heard) {
    drift.accept(heard.positionMicros(), heard.capturedAtMicros());
  }

  /** Returns how fast the device's clock runs against its samples, in ppm, if that is known. */
  OptionalDouble driftPpm() {
    return drift.ppm();
  }

  /** Returns how often the device's clock was set since this was last asked. */
  int newClockJumps() {
    int before = jumpsSaid;
    jumpsSaid = drift.jumps();
    return jumpsSaid - before;
  }

  /** Notes that the log up to {@code nowMs} was deleted unread. */
  void missed(long nowMs) {
    reach.missed(nowMs);
  }

  /** Returns whether the record at {@code offset} is of those that it was resumed with. */
  boolean needs(long offset) {
    return offset >= needFrom;
  }

  boolean ended() {
    return cutter.ended();
  }

  /** Returns whether it has ended and its last window is scored, so that it can be let go. */
  boolean settled() {
    return settled;
  }

  /**
   * Takes a chunk that lies at {@code place} of the log, unless it is refused as misplaced, and
   * returns the windows it completes.
   */
  List<Window> accept(Chunk chunk, Place place) {
    List<Window> windows = new ArrayList<>(2);
    FarChunk first = reach.admit(chunk, place);
    if (first != null) {
      take(first.chunk(), first.place(), windows);
    }
    take(chunk, place, windows);
    return windows;
  }

  /**
   * Takes a chunk for good. One that neither holds a new sample nor is the first to say where the
   * recording ends need not be read again: what it repeats is read where it came first.
   */
  private void take(Chunk chunk, Place place, List<Window> windows) {
    long before = cutter.counts().samples();
    cutter.accept(chunk, windows::add);
    boolean firstLast = chunk.last() && !lastCame;
    lastCame |= chunk.last();
    if (firstLast || cutter.counts().samples() > before) {
      needed.add(reach.tail(place.offset()), chunk.endSample());
    }
    reach.note(chunk, place);
  }

  /** Returns how many records of the log hold what its next windows are made of. */
  int recordsNeeded() {
    return needed.size();
  }

  /** Ends it where it was heard last and returns the windows that remain. */
  List<Window> end() {
    List<Window> windows = new ArrayList<>(1);
    cutter.end(windows::add);
    return windows;
  }

  /** Notes that windows now wait for their scores. */
  void waitFor(int windows) {
    waiting += windows;
  }

  /** Notes that a window was scored or passed over; windows come in their order. */
  void scored(Window window) {
    waiting--;
    next = window.index() + 1;
  }

  /** Returns whether none of its windows waits for a score. */
  boolean idleForScores() {
    return waiting == 0;
  }

  /** Goes back to say {@code window} and what follows it again. */
  void sayAgainFrom(long window) {
    next = window;
  }

  /** Returns what is to be kept of it once the log was taken up to {@code at}. */
  Cursor cursor(long at) {
    if (waiting == 0) {
      next = cutter.nextWindow();
      settled = cutter.ended();
    }
    return cursorAtNext(at);
  }

  /** Returns what is to be kept of it when it has just begun: none of its windows is scored. */
  Cursor firstCursor(long at) {
    return cursorAtNext(at);
  }

  private Cursor cursorAtNext(long at) {
    needed.dropBefore(RecordingCutter.firstSampleNeeded(grid.windows(), next, origin.sampleRate()));
    Tail need = reach.need(needed.first(reach.tail(at)));
    var checkpoint = new Checkpoint(grid.start(next), need, at, heard());
    Checkpoint earlier = checkpoints.earlierThan(checkpoint, heardWallMs);
    return new Cursor(origin, grid.windows().sampleRate(), checkpoint, earlier, settled);
  }

  /** Returns what became of its samples since this was last asked. */
  CutCounts newCounts() {
    CutCounts before = counted;
    counted = cutter.counts();
    return new CutCounts(
        counted.samples() - before.samples(),
        counted.repeatedSamples() - before.repeatedSamples(),
        counted.gapSamples() - before.gapSamples(),
        counted.lateSamples() - before.lateSamples(),
        counted.gaps() - before.gaps());
  }
}
