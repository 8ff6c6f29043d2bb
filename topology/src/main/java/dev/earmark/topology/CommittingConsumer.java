package dev.earmark.topology;

import dev.earmark.topology.metrics.TopologyCounts;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer that tells what it commits and when it has, as Kafka Streams has it do at-least-once.
 */
final class CommittingConsumer extends KafkaConsumer<byte[], byte[]> {
  private final TopologyCounts counts;

  CommittingConsumer(Map<String, Object> config, TopologyCounts counts) {
    super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.counts = counts;
    counts.partitions().seeCommits();
    counts.uncommitted().seeCommits();
  }

  /** What fails or times out may have been committed nevertheless, so it is told of before. */
  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
    offsets.forEach(
        (at, offset) ->
            counts.partitions().committing(at.topic(), at.partition(), offset.offset()));
    super.commitSync(offsets);
    counts.uncommitted().committed();
  }
}
