package dev.earmark.bench.kill;

/**
 * What came of the records that a topic must hold.
 *
 * @param expected how many that are, each once
 * @param lost how many of them were not said
 * @param repeated records beyond the first of each
 * @param wrong records that nothing asked for, that say another thing than they must, or that are
 *     in the wrong place
 */
record Tally(long expected, long lost, long repeated, long wrong) {
  /** Returns whether all was said and nothing else, maybe more than once. */
  boolean complete() {
    return lost == 0 && wrong == 0;
  }
}
