package dev.earmark.topology;

/**
 * How far a task has taken its partition; shared by its processors, written by {@code cut-windows}.
 */
final class TaskProgress {
  private long taken = -1;
  private boolean taking;

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

  /**
   * Returns what a cursor that is written now may be believed by: a commit beyond this offset was
   * made after it.
   *
   * <p>Between records that is one more than the last offset, because its commit may have been made
   * already.
   */
  long at() {
    return taking ? taken : taken + 1;
  }
}
