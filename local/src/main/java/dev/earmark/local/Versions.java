package dev.earmark.local;

import dev.earmark.local.Registry.Entry;

/** Finds the version of a subject that a path names: a number, or {@code latest}. */
final class Versions {
  private Versions() {}

  static Entry pick(Registry registry, String subject, Request request) {
    return pick(registry, subject, request.at(3), request.flag("deleted"));
  }

  static Entry pick(Registry registry, String subject, String version, boolean deleted) {
    var number = number(version);
    var entries = registry.knownVersions(subject, deleted);
    if (number < 0) {
      return entries.get(entries.size() - 1);
    }
    return entries.stream()
        .filter(entry -> entry.version().number() == number)
        .findFirst()
        .orElseThrow(() -> RegistryError.versionNotFound(version));
  }

  /** The number a path names; -1 is Confluent's other word for the latest. */
  private static int number(String version) {
    if (version.equals("latest") || version.equals("-1")) {
      return -1;
    }
    if (!version.matches("[1-9]\\d{0,8}")) {
      throw new RegistryError(
          42202,
          ("The specified version '%s' is not a valid version id. Allowed values are between"
                  + " [1, 2^31-1] and the string \"latest\"")
              .formatted(version));
    }
    return Integer.parseInt(version);
  }
}
