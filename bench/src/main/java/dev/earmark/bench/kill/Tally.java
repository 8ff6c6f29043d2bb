package dev.earmark.bench.kill;

import java.util.LinkedHashMap;
import java.util.Map;

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

  /** Returns the figures under the names that programs read, in this order. */
  Map<String, Object> named(String expected, String lost, String repeated, String wrong) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put(expected, expected());
    figures.put(lost, lost());
    figures.put(repeated, repeated());
    figures.put(wrong, wrong());
    return figures;
  }
}
