package dev.earmark.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RealTimeFactorTest {
  private double busy;
  private double audio;
  private final RealTimeFactor factor = new RealTimeFactor(() -> busy, () -> audio, 0);

  private double at(long second) {
    return factor.at(Duration.ofSeconds(second).toNanos());
  }

  @Test
  void itIsTheWorkOnASecondOfAudio() {
    busy = 2;
    audio = 10;
    assertThat(at(15)).isEqualTo(0.2);
  }

  @Test
  void itIsUnknownWhereNothingWasHeard() {
    busy = 2;
    assertThat(at(15)).isNaN();
  }

  @Test
  void whatIsOlderThanAMinuteNoLongerCounts() {
    busy = 100;
    audio = 100;
    at(10);
    busy = 101;
    audio = 110;
    assertThat(at(71)).isEqualTo(0.1);
  }

  @Test
  void manyWhoAskDoNotTakeItFromEachOther() {
    busy = 2;
    audio = 10;
    assertThat(at(15)).isEqualTo(at(15)).isEqualTo(at(16));
  }

  @Test
  void whoAsksSeldomIsToldOfTheTimeSinceThen() {
    busy = 2;
    audio = 10;
    at(300);
    busy = 5;
    audio = 20;
    assertThat(at(600)).isEqualTo(0.3);
  }
}
