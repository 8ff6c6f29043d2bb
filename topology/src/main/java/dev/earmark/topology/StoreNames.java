package dev.earmark.topology;

import java.util.Set;

/** Names of the topology's stores; their changelogs are named by them, so none may change. */
final class StoreNames {
  /** What is kept of each open recording. */
  static final String CURSORS = "cursors";

  /** What each model's detections remember of a device. */
  static final String DETECTIONS = "detections";

  /** What each model's counts remember of a device. */
  static final String CONFUSION = "confusion";

  /** What each task has counted of all its devices. */
  static final String MERGED_CONFUSION = "merged-confusion";

  /** All of them. */
  static final Set<String> ALL = Set.of(CURSORS, DETECTIONS, CONFUSION, MERGED_CONFUSION);

  private StoreNames() {}
}
