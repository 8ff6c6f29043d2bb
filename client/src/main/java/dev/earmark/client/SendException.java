package dev.earmark.client;

import org.jspecify.annotations.Nullable;

/** Says in one sentence why audio or a truth could not be sent. */
public final class SendException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SendException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
