package dev.earmark.bench.kill;

import dev.earmark.schemas.AvroDeserializer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All committed records of one topic with all that can be seen of them, in order by partition. */
final class TopicReader<T extends SpecificRecord> implements AutoCloseable {
  private final String topic;
  private final AvroDeserializer<T> values;
  private final KafkaConsumer<String, byte[]> consumer;

  /** Fetched, but not understood while the registry is away. */
  private final Deque<ConsumerRecord<String, byte[]>> unread = new ArrayDeque<>();

  /** Reads from the beginning. */
  TopicReader(Class<T> type, String topic, Addresses site) {
    this.topic = topic;
    values = new AvroDeserializer<>(type);
    values.configure(Map.of("schema.registry.url", site.registryUrl()), false);
    consumer =
        new KafkaConsumer<>(settings(site), new StringDeserializer(), new ByteArrayDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
  }

  private static Map<String, Object> settings(Addresses site) {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        site.bootstrapServers(),
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "earliest",
        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
        false);
  }

  /** Waits a moment for more and returns it. */
  List<Received<T>> poll(Duration timeout) {
    consumer.poll(timeout).forEach(unread::add);
    List<Received<T>> read = new ArrayList<>();
    try {
      while (!unread.isEmpty()) {
        read.add(read(unread.getFirst()));
        unread.removeFirst();
      }
    } catch (SerializationException away) {
      return read; // the rest is tried again: checkAllRead refuses what is never understood
    }
    return read;
  }

  private Received<T> read(ConsumerRecord<String, byte[]> record) {
    T value = values.deserialize(topic, record.value());
    if (value == null) {
      throw new SerializationException("value must be a record: topic=" + topic);
    }
    int headers = record.headers().toArray().length;
    return new Received<>(record.key(), record.partition(), headers, value);
  }

  /** Refuses that something was not understood. */
  void checkAllRead() {
    if (!unread.isEmpty()) {
      var first = unread.getFirst();
      throw new IllegalStateException(
          "every record must be readable: topic=%s, partition=%d, offset=%d"
              .formatted(topic, first.partition(), first.offset()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
