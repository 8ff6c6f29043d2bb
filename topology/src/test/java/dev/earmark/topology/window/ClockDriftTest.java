package dev.earmark.topology.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A device's clock against the positions of its samples. */
class ClockDriftTest {
  private static final long START = 1_767_225_600_000_000L;
  private static final long CHUNK = 100_000;
  private final ClockDrift drift = new ClockDrift();

  private void hear(long fromChunk, long toChunk, double ppm, long offMicros) {
    for (long chunk = fromChunk; chunk < toChunk; chunk++) {
      long at = chunk * CHUNK;
      drift.accept(at, START + at + Math.round(at * ppm / 1e6) + offMicros);
    }
  }

  @Property(tries = 50)
  void driftIsFoundWhateverTheJitterOfSingleChunks(
      @ForAll @IntRange(min = -500, max = 500) int ppm, @ForAll long seed) {
    var random = new Random(seed);
    var jittery = new ClockDrift();
    for (long at = 0; at < 3_600_000_000L; at += CHUNK) {
      long jitter = random.nextLong(10_000) + (random.nextInt(50) == 0 ? 100_000L : 0);
      jittery.accept(at, START + at + Math.round(at * (ppm / 1e6)) + jitter);
    }
    assertThat(jittery.ppm().orElseThrow()).isCloseTo(ppm, within(15.0));
  }

  @Test
  void clockThatGoesWithTheSamplesDoesNotDrift() {
    hear(0, 1_000, 0, 0);
    assertThat(drift.ppm()).hasValue(0);
    assertThat(drift.jumps()).isZero();
  }

  @Test
  void nothingIsSaidBeforeHalfAMinute() {
    hear(0, 299, 100, 0);
    assertThat(drift.ppm()).isEmpty();
    hear(299, 350, 100, 0);
    assertThat(drift.ppm().orElseThrow()).isCloseTo(100, within(1.0));
  }

  @Test
  void clockThatIsSetIsCountedAndDoesNotDisturbTheMeasurement() {
    hear(0, 1_000, 40, 0);
    hear(1_000, 2_000, 40, -3_600_000_000L);
    hear(2_000, 3_000, 40, 5_000_000);
    assertThat(drift.jumps()).isEqualTo(2);
    assertThat(drift.ppm().orElseThrow()).isCloseTo(40, within(1.0));
  }

  @Test
  void copiesAndLateChunksCountNeitherWay() {
    hear(0, 1_000, 40, 0);
    hear(200, 400, -9_000, 7_000_000);
    assertThat(drift.jumps()).isZero();
    assertThat(drift.ppm().orElseThrow()).isCloseTo(40, within(1.0));
  }
}
