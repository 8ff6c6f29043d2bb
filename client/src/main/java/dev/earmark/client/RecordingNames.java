package dev.earmark.client;

import dev.earmark.schemas.Names;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Names of devices and recordings, which become parts of ids: {@code device/recording/...}. */
final class RecordingNames {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private RecordingNames() {}

  /** Returns a new name that sorts by time: {@code 20261121T101530.250Z-3fa9c41b}. */
  static String at(Instant time) {
    return "%s-%08x".formatted(TIME.format(time), ThreadLocalRandom.current().nextInt());
  }

  static void check(String what, String name) {
    if (!Names.isName(name)) {
      throw new IllegalArgumentException("%s %s: %s='%s'".formatted(what, Names.RULE, what, name));
    }
  }
}
