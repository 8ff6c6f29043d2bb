package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.earmark.local.BrokerSettings;
import dev.earmark.local.EmbeddedBroker;
import dev.earmark.topology.metrics.TopologyCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a broker that is there when a transaction begins, and gone when it is committed. */
class TransactionProducerTest {
  private static final Map<TopicPartition, OffsetAndMetadata> OFFSETS =
      Map.of(new TopicPartition("any", 0), new OffsetAndMetadata(1));

  @TempDir Path folder;
  private final StreamsClients clients = new StreamsClients(new TopologyCounts());

  @Test
  void aCommitThatIsLateIsNoTimeoutButStillBorne() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.in(folder))) {
      makeTransactionsPossible(config(broker, Duration.ofMinutes(1)));
      beginAndLoseTheBroker(broker, config(broker, Duration.ofSeconds(3)));
    }
  }

  private void beginAndLoseTheBroker(EmbeddedBroker broker, Map<String, Object> hasty) {
    try (var producer = clients.getProducer(hasty);
        var consumer = clients.getConsumer(hasty)) {
      producer.initTransactions();
      producer.beginTransaction();
      broker.close();
      assertLate(
          catchThrowable(
              () -> producer.sendOffsetsToTransaction(OFFSETS, consumer.groupMetadata())));
      producer.close(Duration.ZERO);
    }
  }

  /** The first to ask for a transaction waits until the broker has made the topic for them. */
  private void makeTransactionsPossible(Map<String, Object> patient) {
    try (var producer = clients.getProducer(patient)) {
      producer.initTransactions();
    }
  }

  private static Map<String, Object> config(EmbeddedBroker broker, Duration mostBlocked) {
    return Map.of(
        "bootstrap.servers",
        broker.bootstrapServers(),
        "transactional.id",
        "late",
        "group.id",
        "late",
        "max.block.ms",
        mostBlocked.toMillis());
  }

  private static void assertLate(Throwable late) {
    assertThat(late)
        .isExactlyInstanceOf(KafkaException.class)
        .hasMessageStartingWith("transaction must be committed in time: ")
        .hasCauseInstanceOf(TimeoutException.class);
    assertThat(Patience.transientFailure(new StreamsException("cannot commit", late))).isTrue();
  }
}
