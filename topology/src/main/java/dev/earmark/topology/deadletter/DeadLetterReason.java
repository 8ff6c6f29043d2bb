package dev.earmark.topology.deadletter;

import dev.earmark.chunk.ChunkRefusedException;
import java.util.Locale;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/** Why a record is among the dead letters, in a word that programs can go by. */
public enum DeadLetterReason {
  /** Its bytes are no record of the kind that its topic holds. */
  UNDECODABLE("its bytes are no record of the kind that its topic holds"),
  /** The registry did not tell its schema within {@code registry.wait}. */
  NO_SCHEMA("the registry did not tell its schema within `registry.wait`; it may be sound"),
  /** It can be read and breaks a rule. */
  REFUSED("it can be read and breaks a rule"),
  /** It is audio beyond the end of a recording that has ended. */
  ENDED("it is audio beyond the end of a recording that has ended"),
  /** The model gave a window no usable scores. */
  UNSCORABLE(
      "the model gave a window no usable scores; such a letter has neither value nor origin"),
  /** What follows from it is larger than the topic or the store that it is for. */
  TOO_LARGE("it is larger than the topic or the store that it is for"),
  /** To handle it failed in a way that was not foreseen. */
  FAILED("to handle it failed in a way that was not foreseen");

  private final String meaning;

  DeadLetterReason(String meaning) {
    this.meaning = meaning;
  }

  /** Returns the word, such as {@code too-large}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what it means, as the end of a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Returns the reason that {@code error} stands for; the first of it and its causes decides. */
  static DeadLetterReason of(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      DeadLetterReason known = known(at);
      if (known != FAILED) {
        return known;
      }
    }
    return FAILED;
  }

  private static DeadLetterReason known(Throwable error) {
    if (error instanceof RecordRefusedException refused) {
      return refused.reason();
    }
    if (error instanceof ChunkRefusedException) {
      return REFUSED;
    }
    if (error instanceof TooLargeException || error instanceof RecordTooLargeException) {
      return TOO_LARGE;
    }
    if (error instanceof NoSchemaException) {
      return NO_SCHEMA;
    }
    if (error instanceof UnscoredException) {
      return UNSCORABLE;
    }
    return error instanceof SerializationException ? UNDECODABLE : FAILED;
  }
}
