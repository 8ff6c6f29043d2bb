package dev.earmark.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClockLookTest {
  private static final long NOW_MS = 1_800_000_000_000L;

  @Test
  void audioThatIsInTheFutureSaysThatThisClockIsBehind() {
    assertThat(at(NOW_MS + 1_234).level()).isEqualTo(Level.ERROR);
    assertThat(at(NOW_MS + 1_234).sentence())
        .isEqualTo(
            "this machine's clock is at least 1.2 s behind the broker's: the newest audio is in the future");
  }

  @Test
  void halfASecondIsWithinWhatClocksThatKeepTimeDiffer() {
    assertThat(at(NOW_MS + 500))
        .isEqualTo(
            Symptom.ok(
                "clock",
                "the newest audio came 0.0 s ago, so this clock is no further ahead than that"));
    assertThat(at(NOW_MS + 501).level()).isEqualTo(Level.ERROR);
  }

  @Test
  void audioOfThePastBoundsHowFarThisClockIsAhead() {
    assertThat(at(NOW_MS - 2_500))
        .isEqualTo(
            Symptom.ok(
                "clock",
                "the newest audio came 2.5 s ago, so this clock is no further ahead than that"));
  }

  @Test
  void withoutAudioNothingIsSaidOfTheClock() {
    assertThat(ClockLook.of(OptionalLong.empty(), NOW_MS))
        .isEqualTo(Symptom.ok("clock", "cannot be compared before there is audio"));
  }

  private static Symptom at(long newestMs) {
    return ClockLook.of(OptionalLong.of(newestMs), NOW_MS);
  }
}
