package dev.earmark.topology.chunk;

import java.time.Instant;

/** Between instants and microseconds since 1970-01-01 UTC. */
public final class Times {
  private static final long MICROS = 1_000_000;

  private Times() {}

  /** Whole seconds before 1970 are counted from the next one, so that no step overflows. */
  public static long micros(Instant at) {
    long borrowed = at.getEpochSecond() < 0 ? 1 : 0;
    long whole = Math.multiplyExact(at.getEpochSecond() + borrowed, MICROS);
    return Math.addExact(whole, at.getNano() / 1000 - borrowed * MICROS);
  }

  /** Returns the instant so many microseconds after 1970-01-01 UTC. */
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1000L);
  }
}
