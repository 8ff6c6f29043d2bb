package dev.earmark.score;

import org.jspecify.annotations.Nullable;

/**
 * A model file that cannot be used, in one sentence that names the file and the two values that
 * disagree.
 */
public final class ModelException extends Exception {

  private static final long serialVersionUID = 1;

  ModelException(String message) {
    super(message);
  }

  ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
