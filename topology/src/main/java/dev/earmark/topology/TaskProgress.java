package dev.earmark.topology;

/**
 * How far a task has taken its partition; shared by its processors, written by {@code cut-windows}.
 */
final class TaskProgress {
  private long taken = -1;
  private boolean taking;
  private long nowMs;

  /** Notes that the record at {@code offset} is being taken. */
  void begin(long offset) {
    taken = offset;
    taking = true;
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
  long nowMs() {
    return nowMs;
  }

  /**
   * Returns the offset that must be below the committed offset for a cursor written now to be
   * trusted.
   *
   * <p>Between records that is one more than the last offset taken, because its commit may have
   * been made already.
   */
  long at() {
    return taking ? taken : taken + 1;
  }
}
