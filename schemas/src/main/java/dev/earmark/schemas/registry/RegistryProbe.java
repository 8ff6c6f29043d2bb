package dev.earmark.schemas.registry;

import java.util.HashMap;
import java.util.Map;

/**
 * Asks a registry something, so that one that is away or refuses is said before anything starts.
 */
public final class RegistryProbe {
  private static final int UNKNOWN_FROM = 40_400;
  private static final int UNKNOWN_TO = 40_499;
  private static final int RETRIES = 2;

  private RegistryProbe() {}

  /**
   * Returns once the registry has said something about a subject, be it that it knows nothing of
   * it; where {@code max.retries} is not given, two retries are enough to say that it is away.
   *
   * @throws RegistryUnreachableException where it does not answer
   * @throws RegistryRefusedException where it answers anything else
   */
  public static void ask(Map<String, ?> settings, String subject) {
    var patient = new HashMap<String, Object>(settings);
    patient.putIfAbsent(RegistryConfig.MAX_RETRIES, RETRIES);
    try {
      SchemaRegistry.of(patient).latest(subject);
    } catch (RegistryRefusedException e) {
      if (!knowsNothingYet(e)) {
        throw e;
      }
    }
  }

  /** An answer all the same: the first producer registers the schema. */
  private static boolean knowsNothingYet(RegistryRefusedException e) {
    return e.code() >= UNKNOWN_FROM && e.code() <= UNKNOWN_TO;
  }
}
