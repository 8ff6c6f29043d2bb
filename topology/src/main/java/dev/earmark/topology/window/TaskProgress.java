package dev.earmark.topology.window;

import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.metrics.Partitions;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * How far a task has taken its partition; shared by its processors, written by {@code cut-windows}.
 */
public final class TaskProgress {
  /** Audio that is younger than this has nothing behind it that would fill a batch. */
  private static final long LIVE_MS = 1_000;

  private final Supplier<OptionalLong> commits;
  private long taken = -1;
  private long from;
  private long began;
  private boolean taking;
  private long nowMs;

  /**
   * Begins before any record.
   *
   * @param commits the furthest offset that was committed since, as {@link Partitions#committing}
   */
  TaskProgress(Supplier<OptionalLong> commits) {
    this.commits = commits;
  }

  /** Notes that the task goes on at the offset that was committed before it began. */
  void goesOnAt(long committed) {
    reached(committed - 1);
    began = committed;
  }

  /** Notes that the record at {@code offset} is being taken. */
  void begin(long offset) {
    from = next();
    taken = offset;
    taking = true;
  }

  /** Notes that of the log all before {@code offset} was taken, or is gone, while one is taken. */
  void passed(long offset) {
    from = offset;
  }

  /** Notes that it has been taken. */
  void end() {
    taking = false;
  }

  /** Notes that everything up to {@code offset} was taken or put aside. */
  void reached(long offset) {
    taken = Math.max(taken, offset);
  }

  /** Notes that the log has reached a time. */
  void reachedMs(long atMs) {
    nowMs = Math.max(nowMs, atMs);
  }

  /** Returns the offset after the last that was taken; 0 before any. */
  long next() {
    return taken + 1;
  }

  /** Returns where a record lies; its time is never before that of an earlier one. */
  Place place(long offset, long timestampMs) {
    reachedMs(timestampMs);
    return new Place(offset, nowMs);
  }

  /** Returns the time of the newest record so far, in ms since 1970-01-01 UTC; 0 before any. */
  public long nowMs() {
    return nowMs;
  }

  /** Returns how old that record is when the wall clock shows {@code wallMs}. */
  public long behindMs(long wallMs) {
    return wallMs - nowMs;
  }

  /** Returns whether it is so young that it is heard as it is sent. */
  public boolean isLive(long wallMs) {
    return behindMs(wallMs) < LIVE_MS;
  }

  /**
   * Returns the offset that must be below the committed offset for a cursor written now to be
   * trusted.
   *
   * <p>Between records that is what was committed last, if that lies beyond the last record taken;
   * where commits are not seen, one more than that record, because its commit may have been made.
   */
  long at() {
    if (taking) {
      return taken;
    }
    OptionalLong committed = commits.get();
    return committed.isPresent() ? since(committed.getAsLong()) : taken + 1;
  }

  /**
   * Returns the offset from which a recording that needs nothing earlier goes on: never beyond what
   * was taken, though {@link #at} may be, where a commit of an earlier life of this task failed, or
   * records before the one that came were left out.
   */
  long from() {
    return taking ? from : Math.min(at(), next());
  }

  private long since(long committed) {
    return Math.max(taken, Math.max(began, committed));
  }
}
