package dev.earmark.topology.deadletter;

import dev.earmark.chunk.ChunkRefusedException;

/** Says in one sentence why a record is not handled; the record goes to the dead letters. */
public final class RecordRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Stage stage;
  private final DeadLetterReason reason;

  /** For a record that breaks a rule of a stage. */
  public RecordRefusedException(Stage stage, String message) {
    this(stage, DeadLetterReason.REFUSED, message);
  }

  /** For a record that breaks a rule which has a word of its own. */
  public RecordRefusedException(Stage stage, DeadLetterReason reason, String message) {
    super(message);
    this.stage = stage;
    this.reason = reason;
  }

  /** For a chunk whose audio cannot be what it says. */
  public RecordRefusedException(ChunkRefusedException refused) {
    super(refused.getMessage(), refused);
    stage = Stage.CHUNK;
    reason = DeadLetterReason.REFUSED;
  }

  /** Returns the stage whose rule was broken. */
  public Stage stage() {
    return stage;
  }

  /** Returns the word for the rule that was broken. */
  DeadLetterReason reason() {
    return reason;
  }
}
