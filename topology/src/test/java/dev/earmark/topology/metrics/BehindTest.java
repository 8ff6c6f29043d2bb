package dev.earmark.topology.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BehindTest {
  private static long in(long seconds) {
    return System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void itIsWhatTheThreadSaidLast() {
    var behind = new Behind();
    behind.is(1_500);
    assertThat(behind.seconds(in(1))).isEqualTo(1.5);
    behind.is(-20);
    assertThat(behind.seconds(in(1))).isZero();
  }

  @Test
  void itGrowsWhileTheThreadIsStuck() {
    var behind = new Behind();
    behind.is(1_500);
    assertThat(behind.seconds(in(60))).isBetween(61.0, 62.5);
  }

  @Test
  void theSlowestPartitionCountsAndOnlyWhileItIsOwned() {
    var partitions = new Partitions();
    partitions.behind(0).is(1_000);
    partitions.behind(1).is(3_000);
    assertThat(partitions.secondsBehind()).isEqualTo(3);
    partitions.noLongerOwned(1);
    assertThat(partitions.secondsBehind()).isEqualTo(1);
  }
}
