package dev.earmark.bench;

import dev.earmark.Prediction;
import dev.earmark.schemas.AvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the predictions as any consumer would, committed ones only, and tells the first of each
 * window.
 */
final class PredictionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<String, Prediction> consumer;
  private final Set<String> seen = new HashSet<>();

  PredictionReader(String bootstrapServers, String registryUrl, String topic) {
    var deserializer = new AvroDeserializer<Prediction>();
    deserializer.configure(
        Map.of("schema.registry.url", registryUrl, "specific.avro.reader", true), false);
    consumer =
        new KafkaConsumer<>(settings(bootstrapServers), new StringDeserializer(), deserializer);
    consumer.assign(partitions(consumer.partitionsFor(topic)));
    consumer.seekToBeginning(consumer.assignment());
  }

  private static List<TopicPartition> partitions(List<PartitionInfo> infos) {
    return infos.stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    var settings = new HashMap<String, Object>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return settings;
  }

  /** Waits a moment for more, and returns the predictions of windows that were not read before. */
  List<Prediction> poll() {
    var fresh = new ArrayList<Prediction>();
    for (var read : consumer.poll(POLL)) {
      if (seen.add(read.value().getId())) {
        fresh.add(read.value());
      }
    }
    return fresh;
  }

  /** Number of different windows read so far. */
  long windows() {
    return seen.size();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
