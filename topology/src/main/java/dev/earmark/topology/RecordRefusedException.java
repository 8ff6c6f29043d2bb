package dev.earmark.topology;

/** Says in one sentence why a record is not handled; the record goes to the dead letters. */
final class RecordRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RecordRefusedException(String message) {
    super(message);
  }
}
