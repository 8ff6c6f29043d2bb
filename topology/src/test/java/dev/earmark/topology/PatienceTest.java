package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
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
  void aTransactionThatAKilledBrokerNoLongerKnowsIsBorne() {
    var lost = new InvalidTxnStateException("an invalid state");
    assertThat(Patience.transientFailure(new StreamsException("cannot commit", lost))).isTrue();
  }

  @Test
  void aTransactionWithSomethingThatWasNotDeliveredInTimeIsBorne() {
    var late = new KafkaException("It is safe to abort the transaction and continue.");
    var state =
        new KafkaException(
            "Cannot execute transactional method because we are in an error state: " + late, late);
    assertThat(Patience.transientFailure(new StreamsException("cannot add offsets", state)))
        .isTrue();
    assertThat(Patience.transientFailure(new StreamsException(new KafkaException("broken"))))
        .isFalse();
  }

  @Test
  void whatWaitingDoesNotMendIsNotBorne() {
    assertThat(Patience.transientFailure(new StreamsException(new AuthorizationException("no"))))
        .isFalse();
    assertThat(Patience.transientFailure(new IllegalStateException("broken"))).isFalse();
  }

  @Test
  void aTransactionThatIsForbiddenIsNotBorne() {
    var state =
        new KafkaException(
            "Cannot execute transactional method because we are in an error state",
            new AuthorizationException("no"));
    assertThat(Patience.transientFailure(new StreamsException("cannot commit", state))).isFalse();
  }

  @Test
  void patienceEnds() {
    assertThat(new Patience(Duration.ZERO).lasts()).isFalse();
    assertThat(new Patience(Duration.ofHours(1)).lasts()).isTrue();
  }
}
