package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.earmark.topology.deadletter.Fate;
import dev.earmark.topology.deadletter.LostTransaction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A transaction that is lost costs a thread, neither a record nor the process. */
class LostTransactionTest {

  @ParameterizedTest
  @ValueSource(classes = {InvalidTxnStateException.class, InvalidProducerEpochException.class})
  void whatABrokerNoLongerKnowsIsBorne(Class<? extends ApiException> type) throws Exception {
    ApiException forgotten = type.getConstructor(String.class).newInstance("forgotten");
    assertBorne(new StreamsException("cannot commit", forgotten));
  }

  @Test
  void whatFollowsAnEndThatCameTooLateIsBorne() throws IOException {
    try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Producer<String, String> producer = producer(nobody)) {
      assertThat(catchThrowable(producer::initTransactions)).isInstanceOf(TimeoutException.class);
      Throwable refused = catchThrowable(producer::beginTransaction);
      assertThat(refused).isExactlyInstanceOf(IllegalStateException.class);
      assertBorne(refused);
    }
  }

  private static Producer<String, String> producer(ServerSocket server) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            "127.0.0.1:" + server.getLocalPort(),
            "transactional.id",
            "lost",
            "max.block.ms",
            100,
            "request.timeout.ms",
            200);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  @Test
  void whatFollowsSomethingNotDeliveredInTimeIsBorne() {
    assertBorne(ofKeeper(new KafkaException("error state", new KafkaException("safe to abort"))));
  }

  @Test
  void whatIsForbiddenIsNotBorne() {
    var forbidden = new TransactionalIdAuthorizationException("no");
    var state = new StreamsException(ofKeeper(new KafkaException("error state", forbidden)));
    assertThat(Patience.transientFailure(state)).isFalse();
    assertThat(Fate.of(state)).isEqualTo(Fate.BROKEN);
  }

  @Test
  void thoseOfOthersAreNotBorne() {
    assertThat(LostTransaction.is(new IllegalStateException("broken"))).isFalse();
    assertThat(LostTransaction.is(new KafkaException("broken"))).isFalse();
  }

  private static void assertBorne(Throwable lost) {
    assertThat(Patience.transientFailure(lost)).as(lost.toString()).isTrue();
    assertThat(Fate.of(lost)).as("the record is not to blame").isEqualTo(Fate.BROKEN);
  }

  private static KafkaException ofKeeper(KafkaException error) {
    var call =
        new StackTraceElement(
            "org.apache.kafka.clients.producer.internals.TransactionManager", "any", null, -1);
    error.setStackTrace(new StackTraceElement[] {call});
    return error;
  }
}
