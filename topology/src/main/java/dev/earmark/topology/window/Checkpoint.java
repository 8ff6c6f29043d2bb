package dev.earmark.topology.window;

import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Tail;

/**
 * A state of a recording that its windows can be cut from again.
 *
 * @param next which windows are to be scored next
 * @param need where the log holds the first samples of those windows or later ones
 * @param at what a commit must lie beyond to have been made after all windows before {@code next}
 *     had been published: the record that was being taken; between records, what had been committed
 *     or would have been next
 * @param heard how far the recording was heard then
 */
public record Checkpoint(Marks next, Tail need, long at, Extent heard) {

  /** Returns the same where the log has lost what begins at {@link #need}. */
  Checkpoint heardTo(Extent known) {
    return new Checkpoint(next, new Tail(need.offset(), known), at, known);
  }
}
