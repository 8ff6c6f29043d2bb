package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

/** Which failures replace a thread, and for how long. */
class PatienceTest {

  @Test
  void aBrokerThatIsAwayIsBorne() {
    assertThat(Patience.transientFailure(new StreamsException(new TimeoutException("no answer"))))
        .isTrue();
  }

  @Test
  void whatWaitingDoesNotMendIsNotBorne() {
    assertThat(Patience.transientFailure(new StreamsException(new AuthorizationException("no"))))
        .isFalse();
    assertThat(Patience.transientFailure(new IllegalStateException("broken"))).isFalse();
  }

  @Test
  void patienceEnds() {
    assertThat(new Patience(Duration.ZERO).lasts()).isFalse();
    assertThat(new Patience(Duration.ofHours(1)).lasts()).isTrue();
  }
}
