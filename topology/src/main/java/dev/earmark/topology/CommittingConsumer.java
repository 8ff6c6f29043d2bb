package dev.earmark.topology;

import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer that tells when it has committed, as Kafka Streams has it do at-least-once. */
final class CommittingConsumer extends KafkaConsumer<byte[], byte[]> {
  private final Uncommitted uncommitted;

  CommittingConsumer(Map<String, Object> config, Uncommitted uncommitted) {
    super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.uncommitted = uncommitted;
  }

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
    super.commitSync(offsets);
    uncommitted.committed();
  }
}
