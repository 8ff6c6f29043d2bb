package dev.earmark.topology.state;

import java.util.Set;

/** Names of the topology's stores; their changelogs are named by them, so none may change. */
public final class StoreNames {
  /** What is kept of each recording, until it is forgotten. */
  public static final String CURSORS = "cursors";

  /** What each model's detections remember of a device. */
  public static final String DETECTIONS = "detections";

  /** What each model's counts remember of a device. */
  public static final String CONFUSION = "confusion";

  /** What each task has counted of all its devices. */
  public static final String MERGED_CONFUSION = "merged-confusion";

  /** All of them. */
  public static final Set<String> ALL = Set.of(CURSORS, DETECTIONS, CONFUSION, MERGED_CONFUSION);

  private StoreNames() {}
}
