package dev.earmark.window;

import java.util.ArrayDeque;
import java.util.Deque;

/** Which samples at the model's rate were not heard, as far as windows still to come need it. */
final class Coverage {
  private record Unheard(long from, long to) {}

  private final Deque<Unheard> unheard = new ArrayDeque<>();

  /** Adds a span after all those before. */
  void addUnheard(long from, long to) {
    if (from == to) {
      return;
    }
    Unheard last = unheard.peekLast();
    if (last != null && last.to() == from) {
      unheard.removeLast();
      unheard.add(new Unheard(last.from(), to));
    } else {
      unheard.add(new Unheard(from, to));
    }
  }

  /** Forgets what lies before a position. */
  void forgetBefore(long position) {
    while (!unheard.isEmpty() && unheard.getFirst().to() <= position) {
      unheard.removeFirst();
    }
  }

  /** Returns how many samples of a span were heard. */
  long heard(long from, long to) {
    long heard = to - from;
    for (Unheard span : unheard) {
      heard -= Math.max(0, Math.min(to, span.to()) - Math.max(from, span.from()));
    }
    return heard;
  }
}
