package dev.earmark.topology.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @ValueSource(
      longs = {
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        -1_000_001,
        -1_000_000,
        -1,
        0,
        1,
        Long.MAX_VALUE
      })
  void microsecondsAreTheSameThereAndBack(long micros) {
    assertThat(Times.micros(Times.instant(micros))).isEqualTo(micros);
  }
}
