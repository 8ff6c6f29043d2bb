package dev.earmark.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what a registry would not do; names the subject or id and the URL. */
public sealed class RegistryException extends SerializationException
    permits RegistryRefusedException, RegistryUnreachableException {
  private static final long serialVersionUID = 1L;

  RegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
