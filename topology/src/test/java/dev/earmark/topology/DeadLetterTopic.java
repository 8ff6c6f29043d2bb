package dev.earmark.topology;

import dev.earmark.topology.deadletter.DeadLetterHeader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** What lies among the dead letters of a cluster. */
final class DeadLetterTopic {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private DeadLetterTopic() {}

  /** Waits until there are so many committed letters, and returns all. */
  static List<ConsumerRecord<byte[], byte[]>> await(int least, TestCluster cluster) {
    return Awaitility.await(least + " dead letters")
        .atMost(PATIENCE)
        .until(() -> of(cluster), letters -> letters.size() >= least);
  }

  /** Returns every committed letter. */
  static List<ConsumerRecord<byte[], byte[]>> of(TestCluster cluster) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", cluster.bootstrap(), "isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (var reader =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      String topic = cluster.topics.deadLetters();
      var partitions =
          reader.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      var ends = reader.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(one -> reader.position(one) < ends.getOrDefault(one, 0L))) {
        reader.poll(Duration.ofMillis(100)).forEach(letters::add);
      }
    }
    return letters;
  }

  /** Returns the reason that a letter tells. */
  static String why(ConsumerRecord<?, ?> letter) {
    return DeadLetterHeader.MESSAGE.in(letter.headers());
  }
}
