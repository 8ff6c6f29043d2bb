package dev.earmark.topology.confusion;

import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.topology.confusion.SubjectCounts.Subject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What several tasks have counted of one subject: the newest counts of each.
 *
 * @param subject what is counted
 * @param labels of all matrices
 * @param saidMs when a task said something last, in ms since 1970 by the clock of the log
 * @param sources matrices by the partition of their task
 */
public record MergedCounts(
    Subject subject, List<String> labels, long saidMs, Map<Integer, ConfusionMatrix> sources) {
  /** Of nobody yet. */
  public MergedCounts(Subject subject, List<String> labels, long saidMs) {
    this(subject, List.copyOf(labels), saidMs, new TreeMap<>());
  }

  /** Returns this with what a source says, at a time, in the place of what it said before. */
  public MergedCounts with(SubjectCounts counts, long atMs) {
    var all = new TreeMap<>(sources);
    all.put(counts.source(), counts.matrix());
    return new MergedCounts(subject, labels, Math.max(saidMs, atMs), all);
  }

  /** Returns whether counts are in the same labels, so that they can be added. */
  boolean fits(SubjectCounts counts) {
    return labels.equals(counts.matrix().labels());
  }

  ConfusionMatrix sum() {
    var sum = ConfusionMatrix.of(labels);
    sources.values().forEach(sum::combine);
    return sum;
  }
}
