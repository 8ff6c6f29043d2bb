package dev.earmark.topology.deadletter;

/** Says that a model can no longer score, whatever the window. */
public final class BrokenScorerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Of what the model failed with. */
  public BrokenScorerException(RuntimeException cause) {
    super("model must score its windows: " + DeadLetters.reason(cause), cause);
  }
}
