package dev.earmark.confusion;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is remembered of a device's recordings, by their names. */
final class RememberedRecordings {
  private static final Comparator<RecordingJoin> BY_CLOCK =
      Comparator.comparingLong(recording -> recording.clock);

  final Map<String, RecordingJoin> byName = new LinkedHashMap<>();

  /** Returns the names of those that are like that. */
  List<String> named(Predicate<RecordingJoin> isMeant) {
    return byName.entrySet().stream()
        .filter(known -> isMeant.test(known.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the name of the one that was heard of longest ago. */
  String heardLongestAgo() {
    return Collections.min(byName.entrySet(), Map.Entry.comparingByValue(BY_CLOCK)).getKey();
  }

  /** Returns how many truths wait in all. */
  int spans() {
    return byName.values().stream().mapToInt(known -> known.spans.size()).sum();
  }

  /** Forgets the truths of a recording never heard, other than that one; false if there is none. */
  boolean forgetUnheardBut(String recording) {
    var unheard = named(known -> !known.isHeard()).stream().filter(name -> !name.equals(recording));
    return unheard.findFirst().map(byName::remove).isPresent();
  }

  /** Has no more windows wait than that: those that wait longest keep the truth that they have. */
  void settleSurplus(int most) {
    int waiting = byName.values().stream().mapToInt(known -> known.pending.size()).sum();
    for (int surplus = waiting - most; surplus > 0; surplus--) {
      byName.values().stream()
          .filter(recording -> recording.pending.size() > 1)
          .min(BY_CLOCK)
          .ifPresent(RecordingJoin::settleSurplus);
    }
  }

  /** Returns the periods of windows whose truth may still come. */
  Set<Long> waitingPeriods() {
    return byName.values().stream()
        .flatMap(recording -> recording.pending.stream())
        .map(Slot::period)
        .collect(Collectors.toSet());
  }
}
