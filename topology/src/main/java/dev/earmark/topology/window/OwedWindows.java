package dev.earmark.topology.window;

import dev.earmark.topology.model.Panel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The windows that are complete at the committed offset and have to be said.
 *
 * <p>Of recordings whose cursor may be ahead of what was published the last {@code batch.max - 1}
 * of a panel are said again, because they may have been waiting for their batch; those that come
 * later are anyway.
 */
final class OwedWindows {
  /** A window that was complete before the committed offset and has to be said (again). */
  record Owed(Recording recording, LaneWindow window, long timestampMs, @Nullable Header trace) {}

  private record Found(Owed owed, long order) {}

  private final int sayAgain;
  private final List<Found> due = new ArrayList<>();

  /** By the panel that they may have been waiting for. */
  private final Map<Panel, Deque<Found>> again = new LinkedHashMap<>();

  private long order;

  OwedWindows(int sayAgain) {
    this.sayAgain = sayAgain;
  }

  /**
   * Takes the next window that was completed.
   *
   * @param doubtful whether it may have been said
   */
  void add(Owed owed, boolean doubtful) {
    var found = new Found(owed, order++);
    if (doubtful) {
      sayAgain(found);
    } else {
      due.add(found);
    }
  }

  private void sayAgain(Found found) {
    Panel panel = found.owed().window().lane().panel();
    Deque<Found> last = again.computeIfAbsent(panel, any -> new ArrayDeque<>());
    last.addLast(found);
    if (last.size() > sayAgain) {
      last.removeFirst();
    }
  }

  /** Returns all that are owed as they were completed, and has their lanes say them. */
  List<Owed> inOrder() {
    again.values().forEach(this::sayAgain);
    due.sort(Comparator.comparingLong(Found::order));
    return due.stream().map(Found::owed).toList();
  }

  private void sayAgain(Deque<Found> last) {
    due.addAll(last);
    last.descendingIterator()
        .forEachRemaining(
            found -> {
              LaneWindow owed = found.owed().window();
              owed.lane().sayAgainFrom(owed.window().index());
            });
  }
}
