package dev.earmark.topology.deadletter;

import org.apache.kafka.common.errors.SerializationException;

/** Says that a value is larger than what it is for takes; it goes to the dead letters instead. */
public final class TooLargeException extends SerializationException {
  private static final long serialVersionUID = 1L;
  private final transient byte[] value;

  /** For a value of {@code what} that takes at most {@code most} bytes. */
  public TooLargeException(String what, byte[] value, int most) {
    super("%s must be at most %d bytes: bytes=%d".formatted(what, most, value.length));
    this.value = value;
  }

  /** Returns the value's bytes. */
  public byte[] value() {
    return value;
  }
}
