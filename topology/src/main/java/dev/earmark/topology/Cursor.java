package dev.earmark.topology;

/**
 * What is kept of a recording: its next window and what the log does not say.
 *
 * <p>At-least-once, a crash can leave {@code checkpoint} ahead of what was published; then {@code
 * before} is where its windows are cut from again.
 *
 * @param origin what its first chunk said
 * @param modelRate rate in Hz at which the checkpoints count; another model's grid finds its own
 *     window
 * @param checkpoint where it stands
 * @param before where it stood at least two commits earlier, or began
 * @param ended whether it has ended and all its windows are scored
 */
record Cursor(
    Origin origin, int modelRate, Checkpoint checkpoint, Checkpoint before, boolean ended) {

  /** Returns how far it was heard. */
  Extent heard() {
    return checkpoint.heard();
  }

  /**
   * Returns where to go on where {@code committed} is committed and this may be ahead of it: the
   * earlier checkpoint if it is not, else the recording's first chunk.
   */
  Checkpoint safe(long committed) {
    long first = origin.began().offset();
    return before.at() < committed
        ? before
        : new Checkpoint(0, new Tail(first, origin.before()), first, origin.before());
  }
}
