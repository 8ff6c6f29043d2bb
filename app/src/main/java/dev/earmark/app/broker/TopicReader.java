package dev.earmark.app.broker;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions of one topic, outside any consumer group; for one thread. */
public final class TopicReader implements AutoCloseable {
  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  private TopicReader(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    this.consumer = consumer;
    this.partitions = partitions;
  }

  /** Where reading begins. */
  public enum Start {
    BEGINNING,
    END
  }

  /**
   * Opens a topic and fixes where reading begins.
   *
   * @throws CommandFailure where no broker answers or lets this be read, or there is no such topic
   */
  public static TopicReader open(Settings settings, String topic, Start start) {
    checkBroker(settings);
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config(settings));
    try {
      TopicReader reader = new TopicReader(consumer, partitions(consumer, topic));
      reader.begin(start);
      return reader;
    } catch (AuthorizationException e) {
      consumer.close();
      throw Cluster.refused(e);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private static void checkBroker(Settings settings) {
    Cluster.connect(settings).close();
  }

  private static Map<String, Object> config(Settings settings) {
    Map<String, Object> config = settings.kafka("consumer.", ConsumerConfig.configNames());
    config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    config.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.putIfAbsent(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return config;
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw CommandFailure.wrong(
          "topic " + topic + " must exist (earmark topics create creates it)");
    }
    return partitions;
  }

  private void begin(Start start) {
    consumer.assign(partitions);
    if (start == Start.BEGINNING) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    partitions.forEach(consumer::position);
  }

  /** Returns what has come, waiting for a bounded time. */
  public ConsumerRecords<byte[], byte[]> poll(Duration most) {
    try {
      return consumer.poll(most);
    } catch (AuthorizationException e) {
      throw Cluster.refused(e);
    }
  }

  /** Fixes what is the end now, and returns what tells whether that much has been polled. */
  public BooleanSupplier untilNow() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    return () -> !isBefore(ends);
  }

  /**
   * Reads all records from here to what is the end now.
   *
   * @throws CommandFailure where nothing comes for half a minute, although there is more
   */
  public void toEnd(Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long movedAt = System.nanoTime();
    while (isBefore(ends)) {
      ConsumerRecords<byte[], byte[]> records = poll(Duration.ofMillis(100));
      records.forEach(visitor);
      movedAt = records.isEmpty() ? movedAt : System.nanoTime();
      if (System.nanoTime() - movedAt > STALLED_NANOS) {
        throw CommandFailure.broken("the rest of a topic does not come: partitions=" + partitions);
      }
    }
  }

  private boolean isBefore(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
