package dev.earmark.confusion;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbours that differ in nothing but their index.
 *
 * @param first the first of them
 * @param windows how many they are
 */
record SlotRun(Slot first, int windows) {

  /** Returns the runs that slots make, in their order. */
  static List<SlotRun> of(Iterable<Slot> slots) {
    var runs = new ArrayList<SlotRun>();
    for (Slot slot : slots) {
      SlotRun last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && last.goesOnWith(slot)) {
        runs.set(runs.size() - 1, new SlotRun(last.first, last.windows + 1));
      } else {
        runs.add(new SlotRun(slot, 1));
      }
    }
    return runs;
  }

  private boolean goesOnWith(Slot slot) {
    return slot.window() == first.window() + windows
        && slot.period() == first.period()
        && slot.predicted() == first.predicted()
        && slot.heard() == first.heard();
  }
}
