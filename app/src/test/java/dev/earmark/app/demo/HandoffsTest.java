package dev.earmark.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HandoffsTest {
  private final Handoffs handoffs = new Handoffs();

  @Test
  void sampleIsHandedOverWithItsChunk() {
    handoffs.handed(100, 7);
    handoffs.handed(200, 9);

    assertThat(handoffs.nanosOf(1)).hasValue(7);
    assertThat(handoffs.nanosOf(100)).hasValue(7);
    assertThat(handoffs.nanosOf(101)).hasValue(9);
  }

  @Test
  void paddedEndCountsFromTheLastChunk() {
    handoffs.handed(100, 7);
    assertThat(handoffs.nanosOf(500)).hasValue(7);
  }

  @Test
  void nothingHandedIsNoTime() {
    assertThat(handoffs.nanosOf(1)).isEmpty();
  }

  @Test
  void quantileIsTheSmallestThatEnoughDoNotExceed() {
    Latencies latencies = new Latencies();
    assertThat(latencies.quantileMs(0.5)).isNaN();
    for (int ms = 1; ms <= 2_000; ms++) {
      latencies.accept(ms * 1_000_000L);
    }
    assertThat(latencies.quantileMs(0.5)).isEqualTo(1_000);
    assertThat(latencies.quantileMs(0.99)).isEqualTo(1_980);
  }
}
