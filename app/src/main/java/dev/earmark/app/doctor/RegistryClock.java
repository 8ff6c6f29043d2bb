package dev.earmark.app.doctor;

import java.time.InstantSource;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * This machine's clock against the registry's, which says the time in each answer, to the second.
 * Brokers do not say theirs; where all keep time by NTP it is the same.
 */
final class RegistryClock {
  private static final String OF = "clock";
  private static final String FIX =
      "have both keep time by NTP (chronyc tracking): the age of audio, which overload.above is about, is taken by this clock";
  private static final long SECOND_MS = 1_000;
  private static final long MOST_MS = 2_000;

  private RegistryClock() {}

  /**
   * Asks for the time, and says what it tells of this clock.
   *
   * @param timeMs asks the registry; 0 where it does not say
   */
  static Symptom asked(LongSupplier timeMs, InstantSource clock) {
    long askedMs = clock.millis();
    long saidMs = timeMs.getAsLong();
    long tookMs = clock.millis() - askedMs;
    if (saidMs == 0 || tookMs > SECOND_MS) {
      return Symptom.ok(OF, "the registry does not say the time, or too slowly");
    }
    return of(askedMs - (saidMs + SECOND_MS), saidMs - (askedMs + tookMs));
  }

  /** How far this clock is at least ahead, and behind; below 0 where it need not be. */
  private static Symptom of(long aheadMs, long behindMs) {
    if (aheadMs > MOST_MS) {
      return apart(aheadMs, "ahead of");
    }
    return behindMs > MOST_MS
        ? apart(behindMs, "behind")
        : Symptom.ok(OF, "no more than 4 s from the registry's");
  }

  private static Symptom apart(long byMs, String where) {
    return Symptom.warning(
        OF,
        String.format(
            Locale.ROOT,
            "this machine's clock is at least %.1f s %s the registry's",
            byMs / 1e3,
            where),
        FIX);
  }
}
