package dev.earmark.score;

import org.jspecify.annotations.Nullable;

/**
 * A model file that cannot be used, in one sentence that names the file and the two values that
 * disagree.
 */
public final class ModelException extends Exception {

  private static final long serialVersionUID = 1;

  /** What a hostile card repeats must not fill a log. */
  private static final int LONGEST = 1_000;

  ModelException(String message) {
    super(shortened(message));
  }

  ModelException(String message, @Nullable Throwable cause) {
    super(shortened(message), cause);
  }

  private static String shortened(String message) {
    return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
  }
}
