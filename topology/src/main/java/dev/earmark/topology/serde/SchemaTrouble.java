package dev.earmark.topology.serde;

import dev.earmark.schemas.registry.RegistryRefusedException;
import dev.earmark.schemas.registry.RegistryUnusableException;
import dev.earmark.topology.deadletter.Fate;

/** Why the schema of a record is not there. */
enum SchemaTrouble {
  /** It is there, or nothing is said of it: the error is about something else. */
  NONE,
  /** The registry does not answer. */
  SILENT,
  /** The registry answers that it does not know it, or not yet. */
  UNKNOWN,
  /** The registry has something else in its place. */
  REFUSED;

  private static final int UNKNOWN_FROM = 40_401;
  private static final int UNKNOWN_TO = 40_403;

  /** Returns what {@code error}, of any serde that speaks to a registry, says of the schema. */
  static SchemaTrouble of(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      SchemaTrouble said = saidBy(at);
      if (said != NONE) {
        return said;
      }
    }
    return NONE;
  }

  private static SchemaTrouble saidBy(Throwable error) {
    if (Fate.unreachable(error)) {
      return SILENT;
    }
    if (error instanceof RegistryRefusedException refused) {
      return error instanceof RegistryUnusableException ? NONE : of(refused.code());
    }
    boolean confluents = error.getClass().getSimpleName().equals("RestClientException");
    return confluents && String.valueOf(error.getMessage()).contains("error code: 4040")
        ? UNKNOWN
        : NONE;
  }

  private static SchemaTrouble of(int code) {
    return code >= UNKNOWN_FROM && code <= UNKNOWN_TO ? UNKNOWN : REFUSED;
  }
}
