package dev.earmark.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistryClockTest {
  private static final long NOW_MS = 1_800_000_000_000L;

  @Test
  void aClockThatIsAheadIsSaid() {
    assertThat(at(NOW_MS - 15_000).level()).isEqualTo(Level.WARNING);
    assertThat(at(NOW_MS - 15_000).sentence())
        .isEqualTo("this machine's clock is at least 14.0 s ahead of the registry's");
  }

  @Test
  void aClockThatIsBehindIsSaid() {
    assertThat(at(NOW_MS + 9_000).sentence())
        .isEqualTo("this machine's clock is at least 9.0 s behind the registry's");
  }

  @Test
  void twoSecondsAndTheOneThatIsCutOffAreNothing() {
    for (long ms : new long[] {NOW_MS - 3_000, NOW_MS, NOW_MS + 2_000}) {
      assertThat(at(ms)).isEqualTo(Symptom.ok("clock", "no more than 4 s from the registry's"));
    }
    assertThat(at(NOW_MS - 3_001).level()).isEqualTo(Level.WARNING);
    assertThat(at(NOW_MS + 2_001).level()).isEqualTo(Level.WARNING);
  }

  @Test
  void aRegistryMayKeepTheTimeToItself() {
    assertThat(at(0))
        .isEqualTo(Symptom.ok("clock", "the registry does not say the time, or too slowly"));
  }

  @Test
  void anAnswerThatTakesLongIsNoMeasure() {
    Iterator<Instant> times =
        List.of(Instant.ofEpochMilli(NOW_MS), Instant.ofEpochMilli(NOW_MS + 1_001)).iterator();
    assertThat(RegistryClock.asked(() -> NOW_MS - 60_000, times::next))
        .isEqualTo(Symptom.ok("clock", "the registry does not say the time, or too slowly"));
  }

  private static Symptom at(long registryMs) {
    return RegistryClock.asked(() -> registryMs, () -> Instant.ofEpochMilli(NOW_MS));
  }
}
