package dev.earmark.schemas.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** No registry answered within the retries; what is asked may work later. */
public final class RegistryUnreachableException extends RegistryException {
  private static final long serialVersionUID = 1L;

  RegistryUnreachableException(
      String what, List<String> urls, int attempts, @Nullable Throwable cause) {
    super(
        "schema registry must be reachable: %s, url=%s, attempts=%d (%s)"
            .formatted(what, String.join(",", urls), attempts, cause),
        cause);
  }
}
