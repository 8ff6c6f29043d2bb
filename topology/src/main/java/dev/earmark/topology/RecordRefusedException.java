package dev.earmark.topology;

import dev.earmark.chunk.ChunkRefusedException;

/** Says in one sentence why a record is not handled; the record goes to the dead letters. */
final class RecordRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Stage stage;

  /** For a record that breaks a rule of a stage. */
  RecordRefusedException(Stage stage, String message) {
    super(message);
    this.stage = stage;
  }

  /** For a chunk whose audio cannot be what it says. */
  RecordRefusedException(ChunkRefusedException refused) {
    super(refused.getMessage(), refused);
    stage = Stage.CHUNK;
  }

  /** Returns the stage whose rule was broken. */
  Stage stage() {
    return stage;
  }
}
