package dev.earmark.topology;

import java.util.List;

/**
 * Carries windows that a model gave no usable scores for, each with its reason, to the dead
 * letters.
 */
final class UnscoredException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Unscored> windows;

  /** A window of {@code device} without scores, and why, in one sentence that names its id. */
  record Unscored(String device, String reason) {}

  UnscoredException(List<Unscored> windows) {
    super(windows.get(0).reason());
    this.windows = List.copyOf(windows);
  }

  List<Unscored> windows() {
    return windows;
  }
}
