package dev.earmark.topology;

import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.topology.Counts.Subject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What several tasks have counted of one subject: the newest counts of each.
 *
 * @param subject what is counted
 * @param labels of all matrices
 * @param sources matrices by the partition of their task
 */
record MergedCounts(Subject subject, List<String> labels, Map<Integer, ConfusionMatrix> sources) {
  MergedCounts(Subject subject, List<String> labels) {
    this(subject, List.copyOf(labels), new TreeMap<>());
  }

  /** Replaces what the same source said before. */
  void accept(Counts counts) {
    sources.put(counts.source(), counts.matrix());
  }

  /** Returns whether counts are in the same labels, so that they can be added. */
  boolean fits(Counts counts) {
    return labels.equals(counts.matrix().labels());
  }

  ConfusionMatrix sum() {
    var sum = ConfusionMatrix.of(labels);
    sources.values().forEach(sum::combine);
    return sum;
  }
}
