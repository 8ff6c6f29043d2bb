package dev.earmark.score;

import dev.earmark.window.Window;

/** A window that a model gives no usable scores for. */
public final class UnscorableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Window window;

  /** Says why {@code window} has no scores. */
  public UnscorableException(Window window, String message) {
    super(message);
    this.window = window;
  }

  /** The window that has no scores. */
  public Window window() {
    return window;
  }
}
