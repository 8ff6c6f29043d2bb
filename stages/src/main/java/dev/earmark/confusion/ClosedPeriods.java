package dev.earmark.confusion;

import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import java.util.ArrayList;
import java.util.List;

/**
 * Which periods are closed, as spans of neighbours, so that years of them take a few bytes and a
 * clock that was wrong for a while closes no other times; of more than {@value #MAX_SPANS} spans
 * the first is forgotten.
 */
final class ClosedPeriods {
  private static final int MAX_SPANS = 16;
  private final List<Span> spans = new ArrayList<>();
  private final long length;

  /** Periods from the one numbered {@code first} to the one numbered {@code last}. */
  private record Span(long first, long last) {
    boolean contains(long number) {
      return first <= number && number <= last;
    }

    boolean touches(Span other) {
      return first - 1 <= other.last && other.first - 1 <= last;
    }

    Span with(Span other) {
      return new Span(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  /** Nothing is closed; periods are of {@code length} µs. */
  ClosedPeriods(long length) {
    this.length = length;
  }

  boolean contains(long period) {
    long number = Math.floorDiv(period, length);
    return spans.stream().anyMatch(span -> span.contains(number));
  }

  void add(long period) {
    long number = Math.floorDiv(period, length);
    add(new Span(number, number));
  }

  void addAll(ClosedPeriods other) {
    other.spans.forEach(this::add);
  }

  private void add(Span added) {
    var near = spans.stream().filter(added::touches).toList();
    spans.removeAll(near);
    if (spans.size() == MAX_SPANS) {
      spans.remove(0);
    }
    spans.add(near.stream().reduce(added, Span::with));
  }

  void write(CompactOutput out) {
    out.count(spans.size());
    spans.forEach(span -> out.number(span.first()).count(span.last() - span.first()));
  }

  void read(CompactInput in) {
    for (int left = in.length(); left > 0; left--) {
      long first = in.number();
      spans.add(new Span(first, first + in.count()));
    }
  }
}
