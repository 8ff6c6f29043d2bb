package dev.earmark.topology;

/** Says that a model can no longer score, whatever the window. */
final class BrokenScorerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenScorerException(RuntimeException cause) {
    super("model must score its windows: " + DeadLetters.reason(cause), cause);
  }
}
