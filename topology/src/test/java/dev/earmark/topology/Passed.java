package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds what was said under overload against the windows that there are. */
final class Passed {
  private Passed() {}

  /**
   * Checks that each window was said once at most, and that each prediction says how many windows
   * there are between the one before and itself; returns how many windows were not said.
   *
   * @param windows ids of all windows that can be said, {@code device/recording/start/…}
   */
  static long check(List<String> windows, List<Prediction> said) {
    Map<String, Long> skipped =
        said.stream().collect(Collectors.toMap(Prediction::getId, Prediction::getSkipped));
    assertThat(windows).containsAll(skipped.keySet());
    byRecording(windows)
        .values()
        .forEach(
            ids -> {
              long passed = 0;
              for (String id : ids) {
                Long marked = skipped.get(id);
                assertThat(marked == null ? passed : marked).as(id).isEqualTo(passed);
                passed = marked == null ? passed + 1 : 0;
              }
            });
    return (long) windows.size() - said.size();
  }

  private static Map<String, List<String>> byRecording(List<String> windows) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String id : windows) {
      String[] parts = id.split("/", -1);
      all.computeIfAbsent(parts[0] + '/' + parts[1], any -> new ArrayList<>()).add(id);
    }
    all.values().forEach(ids -> ids.sort(Comparator.comparingLong(Passed::start)));
    return all;
  }

  private static long start(String id) {
    return Long.parseLong(id.split("/", -1)[2]);
  }
}
