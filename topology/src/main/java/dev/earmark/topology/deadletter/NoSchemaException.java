package dev.earmark.topology.deadletter;

import org.apache.kafka.common.errors.SerializationException;

/** Says in one sentence that a record's schema did not come; the record may be sound. */
public final class NoSchemaException extends SerializationException {
  private static final long serialVersionUID = 1L;

  /** Takes no cause: the record is refused, whatever hindered the registry. */
  public NoSchemaException(String message) {
    super(message);
  }
}
