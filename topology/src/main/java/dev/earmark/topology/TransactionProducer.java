package dev.earmark.topology;

import dev.earmark.topology.metrics.Uncommitted;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer that all tasks of a thread share, and whose transaction ends all of them where it
 * cannot be committed in time.
 *
 * <p>Of a {@link TimeoutException} Kafka Streams 4.3 would close some of the tasks and go on with
 * the others, although what these had sent is aborted with the rest.
 */
final class TransactionProducer extends KafkaProducer<byte[], byte[]> {

  private final Uncommitted uncommitted;

  TransactionProducer(Map<String, Object> config, Uncommitted uncommitted) {
    super(config, new ByteArraySerializer(), new ByteArraySerializer());
    this.uncommitted = uncommitted;
    if (config.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
      uncommitted.seeCommits();
    }
  }

  @Override
  public void sendOffsetsToTransaction(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
    inTime(() -> super.sendOffsetsToTransaction(offsets, group));
  }

  @Override
  public void commitTransaction() {
    inTime(super::commitTransaction);
    uncommitted.committed();
  }

  @Override
  public void abortTransaction() {
    uncommitted.aborted();
    super.abortTransaction();
  }

  private static void inTime(Runnable step) {
    try {
      step.run();
    } catch (TimeoutException late) {
      throw new KafkaException("transaction must be committed in time: " + late.getMessage(), late);
    }
  }
}
