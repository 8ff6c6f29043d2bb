package dev.earmark.client;

import org.jspecify.annotations.Nullable;

/** Says in one sentence why records could not be read. */
public final class ReadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
