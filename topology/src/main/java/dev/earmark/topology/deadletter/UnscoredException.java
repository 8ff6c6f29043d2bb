package dev.earmark.topology.deadletter;

import java.util.List;

/**
 * Carries windows that a model gave no usable scores for, each with its reason, to the dead
 * letters.
 */
public final class UnscoredException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Unscored> windows;

  /** A window of {@code device} without scores, and why, in one sentence that names its id. */
  public record Unscored(String device, String reason) {}

  /** Of windows that a model gave no usable scores for. */
  public UnscoredException(List<Unscored> windows) {
    super(windows.get(0).reason());
    this.windows = List.copyOf(windows);
  }

  /** Returns them, in the order in which they were cut. */
  public List<Unscored> windows() {
    return windows;
  }
}
