package dev.earmark.topology.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Says that what a changelog holds cannot be read, as after another version of Earmark; the process
 * stops rather than forget what was heard.
 */
public final class UnreadableStateException extends SerializationException {
  private static final long serialVersionUID = 1L;
  private final String changelog;

  /**
   * Says what is wrong.
   *
   * @param changelog topic that holds it
   * @param rule what state must be, and what it is
   */
  public UnreadableStateException(String changelog, String rule, @Nullable Throwable cause) {
    super("%s, changelog=%s".formatted(rule, changelog), cause);
    this.changelog = changelog;
  }

  /** Returns the name of the topic that holds what cannot be read. */
  public String changelog() {
    return changelog;
  }
}
