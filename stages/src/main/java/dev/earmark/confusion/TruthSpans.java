package dev.earmark.confusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The truths of one recording.
 *
 * <p>The truth of a window is the label that covers most of what was heard of it; what no span
 * covers counts as background. Of labels that cover equally much, background yields, then the one
 * that comes later in the window. Example, a window of 10 samples:
 *
 * <pre>
 * [0, 4) yes                → background (4 of 10)
 * [0, 4) yes, [4, 9) no     → no         (5 of 10)
 * [0, 5) yes                → yes        (5 of 10, background yields)
 * </pre>
 *
 * <p>Where spans overlap, the one of higher rank holds, then the one said later; a span that begins
 * where an earlier one of the same rank began replaces it (so an open one is closed).
 */
public final class TruthSpans {
  private final MatrixLabels labels;
  private final List<TruthSpan> spans = new ArrayList<>();

  /** A recording without truths so far, judged in these labels. */
  public TruthSpans(MatrixLabels labels) {
    this.labels = labels;
  }

  /** Takes a span; the order of calls is the order in which they were said. */
  public void add(TruthSpan span) {
    spans.removeIf(span::replaces);
    spans.add(span);
  }

  /** Whether {@link #add} would put it in the place of another. */
  boolean replaces(TruthSpan span) {
    return spans.stream().anyMatch(span::replaces);
  }

  /** Forgets the spans that end at or before {@code sample}. */
  void dropBefore(long sample) {
    spans.removeIf(span -> span.to() <= sample);
  }

  /** Returns the spans in the order in which they were said. */
  public List<TruthSpan> spans() {
    return List.copyOf(spans);
  }

  int size() {
    return spans.size();
  }

  /** Returns the truth, a position among the labels, of a window all of which was heard. */
  public int labelOf(long start, long end) {
    return labelOf(start, end, end - start);
  }

  /**
   * Returns the truth, a position among the labels, of samples {@code [start, end)}.
   *
   * @param heard how many of the samples are audio; the rest (a hole, or padding after the end)
   *     says nothing where no span covers it
   */
  public int labelOf(long start, long end, long heard) {
    var over = spans.stream().filter(span -> span.overlaps(start, end)).toList();
    var covered = coverage(over, start, end);
    long spanned = covered.values().stream().mapToLong(Long::longValue).sum();
    covered.merge(labels.background(), Math.max(0, heard - spanned), Long::sum);
    return most(covered);
  }

  /** Samples of each label, in the order in which the labels come in the window. */
  private static Map<Integer, Long> coverage(List<TruthSpan> over, long start, long end) {
    var covered = new LinkedHashMap<Integer, Long>();
    long from = start;
    for (long to : ends(over, start, end)) {
      var top = top(over, from);
      if (top != null) {
        covered.merge(top.label(), to - from, Long::sum);
      }
      from = to;
    }
    return covered;
  }

  private static Set<Long> ends(List<TruthSpan> over, long start, long end) {
    var ends = new TreeSet<Long>(List.of(end));
    over.forEach(span -> ends.addAll(List.of(span.from(), span.to())));
    return new TreeSet<>(ends.subSet(start, false, end, true));
  }

  private static @Nullable TruthSpan top(List<TruthSpan> over, long sample) {
    TruthSpan top = null;
    for (TruthSpan span : over) {
      if (span.covers(sample) && (top == null || span.rank() >= top.rank())) {
        top = span;
      }
    }
    return top;
  }

  private int most(Map<Integer, Long> covered) {
    int best = labels.background();
    for (var entry : covered.entrySet()) {
      long lead = entry.getValue() - covered.getOrDefault(best, 0L);
      if (lead > 0 || (lead == 0 && best == labels.background())) {
        best = entry.getKey();
      }
    }
    return best;
  }
}
