package dev.earmark.topology;

/**
 * A state of a recording that its windows can be cut from again.
 *
 * @param nextSample first sample of the next window to be scored, at the model's rate
 * @param need where the log holds the first samples of that window or a later one
 * @param at offset of the record that was being taken, or would be next; a commit beyond it was
 *     made after all windows before {@code nextSample} had been published
 * @param heard how far the recording was heard then
 */
record Checkpoint(long nextSample, Tail need, long at, Extent heard) {

  /** Returns the same where the log has lost what begins at {@link #need}. */
  Checkpoint heardTo(Extent known) {
    return new Checkpoint(nextSample, new Tail(need.offset(), known), at, known);
  }
}
