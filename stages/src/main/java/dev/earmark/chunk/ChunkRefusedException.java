package dev.earmark.chunk;

/** A chunk that breaks a rule; the message names the thing, the rule and the value. */
public final class ChunkRefusedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public ChunkRefusedException(String message) {
    super(message);
  }
}
