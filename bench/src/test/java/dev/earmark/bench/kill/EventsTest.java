package dev.earmark.bench.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventsTest {
  @Test
  void whatHappensAgainIsAdded() {
    Events twice =
        Events.NONE
            .withKill()
            .withKill()
            .withBrokerKill()
            .withBrokerKill()
            .withStop()
            .withStop()
            .withStartedAgain(1)
            .withStartedAgain(1);
    assertThat(twice).isEqualTo(new Events(2, 2, 2, 2, Events.NONE.takeOvers()));
  }

  @Test
  void ofTakeOversTheLongestIsKept() {
    Duration shorter = Duration.ofSeconds(1);
    Duration longer = Duration.ofSeconds(2);
    Events events =
        Events.NONE
            .withTakeOverAfterStop(longer)
            .withTakeOverAfterStop(shorter)
            .withTakeOverAfterKill(shorter)
            .withTakeOverAfterKill(longer);
    assertThat(events.takeOvers()).isEqualTo(new Events.TakeOvers(longer, longer));
  }
}
