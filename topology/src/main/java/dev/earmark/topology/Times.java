package dev.earmark.topology;

import java.time.Instant;

/** Between instants and microseconds since 1970-01-01 UTC. */
final class Times {
  private static final long MICROS = 1_000_000;

  private Times() {}

  static long micros(Instant at) {
    return Math.addExact(Math.multiplyExact(at.getEpochSecond(), MICROS), at.getNano() / 1000);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
  }
}
