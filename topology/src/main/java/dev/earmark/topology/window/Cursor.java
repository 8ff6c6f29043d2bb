package dev.earmark.topology.window;

import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Origin;
import dev.earmark.topology.chunk.Tail;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a recording: its next window and what the log does not say.
 *
 * <p>At-least-once, a crash can leave {@code checkpoint} ahead of what was published; then {@code
 * earlier} is where its windows are cut from again. Whoever reads it may commit otherwise than who
 * wrote it.
 *
 * @param origin what its first chunk said
 * @param checkpoint where it stands
 * @param earlier where it stood at least two commits earlier, or began; null where the checkpoint
 *     was committed together with what was published
 * @param ended whether it has ended and all its windows are scored
 */
public record Cursor(
    Origin origin, Checkpoint checkpoint, @Nullable Checkpoint earlier, boolean ended) {

  /** Returns whether it may be ahead of what was published where {@code committed} is committed. */
  boolean isDoubtful(long committed) {
    return earlier != null && checkpoint.at() >= committed;
  }

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
    return earlier != null && earlier.at() < committed
        ? earlier
        : new Checkpoint(
            Marks.NONE, new Tail(first, origin.nothingHeard()), first, origin.nothingHeard());
  }
}
