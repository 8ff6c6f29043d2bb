package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

/** Which failures replace a thread, and for how long. */
class PatienceTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Patience fiveMinutes = new Patience(Duration.ofMinutes(5), nanos::get);

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
    assertThat(new Patience(Duration.ZERO, nanos::get).lasts(OptionalLong.empty())).isFalse();
    assertThat(new Patience(Duration.ofHours(1), nanos::get).lasts(OptionalLong.empty())).isTrue();
  }

  @Test
  void failuresThatEachPassAreNoRow() {
    for (int i = 0; i < 10; i++) {
      assertThat(failsAfter(Duration.ofSeconds(150), Duration.ofSeconds(5))).isTrue();
    }
  }

  @Test
  void aPauseOfFiveMinutesEndsARow() {
    for (int i = 0; i < 3; i++) {
      assertThat(failsAfter(Duration.ofSeconds(301))).isTrue();
    }
  }

  @Test
  void failuresWithoutACommitInBetweenAreARow() {
    assertThat(failsAfter(Duration.ofSeconds(150))).isTrue();
    assertThat(failsAfter(Duration.ofSeconds(150))).isTrue();
    assertThat(failsAfter(Duration.ofSeconds(150))).isFalse();
  }

  /** What the new thread reads before it comes to what fails is no sign that anything is mended. */
  @Test
  void aCommitSoonAfterAFailureEndsNoRow() {
    assertThat(failsAfter(Duration.ofSeconds(100), Duration.ofSeconds(50))).isTrue();
    assertThat(failsAfter(Duration.ofSeconds(100), Duration.ofSeconds(50))).isTrue();
    assertThat(failsAfter(Duration.ofSeconds(100), Duration.ofSeconds(50))).isTrue();
    assertThat(failsAfter(Duration.ofSeconds(100), Duration.ofSeconds(50))).isFalse();
  }

  private boolean failsAfter(Duration pause) {
    nanos.addAndGet(pause.toNanos());
    return fiveMinutes.lasts(OptionalLong.empty());
  }

  /** Fails after a pause, so long after a commit of its thread. */
  private boolean failsAfter(Duration pause, Duration sinceCommit) {
    nanos.addAndGet(pause.toNanos());
    return fiveMinutes.lasts(OptionalLong.of(nanos.get() - sinceCommit.toNanos()));
  }
}
