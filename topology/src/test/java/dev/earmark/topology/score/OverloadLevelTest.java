package dev.earmark.topology.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.settings.OverloadPolicy;
import dev.earmark.topology.settings.OverloadSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverloadLevelTest {
  private final TopologyCounts counts = new TopologyCounts();

  private Overload overload(OverloadPolicy policy) {
    var settings = new OverloadSettings(policy, Duration.ofSeconds(10), Duration.ofSeconds(2));
    return new Overload(settings, counts, 3);
  }

  private List<Integer> levels(Overload overload, double... seconds) {
    List<Integer> levels = new ArrayList<>();
    for (double behind : seconds) {
      overload.observe((long) (behind * 1_000));
      levels.add(counts.partitions().overloadLevel());
    }
    return levels;
  }

  @Test
  void theHopWidensStepByStepAndNarrowsAtLowerMarks() {
    assertThat(levels(overload(OverloadPolicy.WIDEN_HOP), 9, 10, 15, 20, 13, 12, 3, 2, 9.9, 900, 0))
        .containsExactly(0, 1, 1, 2, 2, 1, 1, 0, 0, 4, 0);
  }

  @Test
  void skippingBeginsAtTheUpperMarkAndEndsAtTheLower() {
    assertThat(levels(overload(OverloadPolicy.SKIP_TO_LATEST), 9.999, 10, 900, 2.001, 2, 9.999))
        .containsExactly(0, 1, 1, 1, 0, 0);
  }

  @Test
  void keepScoresEveryWindowHoweverLate() {
    var keep = overload(OverloadPolicy.KEEP);
    assertThat(levels(keep, 10, 1_000_000)).containsExactly(0, 0);
    assertThat(keep.admits(7)).isTrue();
    assertThat(counts.of(Count.WINDOWS_SKIPPED)).isZero();
  }

  @Test
  void whatIsPassedOverFollowsTheIndexOfTheWindowAndIsCounted() {
    var widen = overload(OverloadPolicy.WIDEN_HOP);
    widen.observe(20_000);
    List<Long> scored = new ArrayList<>();
    for (long window = 0; window < 10; window++) {
      if (widen.admits(window)) {
        scored.add(window);
      }
    }
    assertThat(scored).containsExactly(0L, 4L, 8L);
    assertThat(counts.of(Count.WINDOWS_SKIPPED)).isEqualTo(7);
  }

  @Test
  void aPartitionOfWhichNothingComesAnyMoreIsNotBehind() {
    var skip = overload(OverloadPolicy.SKIP_TO_LATEST);
    skip.observe(11_000);
    skip.tick(100_000);
    skip.tick(109_999);
    assertThat(counts.partitions().overloadLevel()).isEqualTo(1);
    skip.tick(110_000);
    assertThat(counts.partitions().overloadLevel()).isZero();
  }

  @Test
  void marksThatAreNotApartAreRefused() {
    assertThatThrownBy(
            () ->
                new OverloadSettings(
                    OverloadPolicy.KEEP, Duration.ofSeconds(2), Duration.ofSeconds(2)))
        .hasMessage(
            "overload.below must be shorter than overload.above: overload.below=PT2S, overload.above=PT2S");
    assertThatThrownBy(() -> OverloadPolicy.of("drop"))
        .hasMessage(
            "overload.policy must be keep, skip-to-latest or widen-hop: overload.policy=drop");
  }
}
