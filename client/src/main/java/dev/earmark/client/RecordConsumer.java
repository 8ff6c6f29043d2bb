package dev.earmark.client;

import dev.earmark.schemas.RecordDeserializer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the records of one topic as Java objects: from now on or from the beginning, of one device
 * or of all.
 *
 * <p>It follows every partition that the topic has when it is opened, reads only what is committed,
 * and commits nothing itself: each consumer sees everything. One thread reads; any may close it,
 * which ends the iteration.
 *
 * @param <T> the record's class
 */
public final class RecordConsumer<T extends SpecificRecord> implements Iterable<T>, AutoCloseable {
  private static final Duration ITERATION = Duration.ofMillis(500);

  private final Class<T> type;
  private final String topic;
  private final From from;
  private final ClientSettings settings;
  private final Consumer<String, T> consumer;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile boolean closed;

  /**
   * Connects; records made after the constructor returned are always seen.
   *
   * @param settings {@code bootstrap.servers} and {@code schema.registry.url}; where wanted {@code
   *     start.timeout.ms} (15000), {@code serde.class}, and any setting of Kafka's consumer and of
   *     the registry
   * @throws ReadException where no broker answers or the topic is not there
   */
  public RecordConsumer(Class<T> type, String topic, From from, Map<String, ?> settings) {
    this.type = type;
    this.topic = topic;
    this.from = from;
    this.settings = new ClientSettings(settings);
    consumer = consumer();
    try {
      start(Duration.ofMillis(this.settings.number(ClientSettings.START_TIMEOUT)));
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private Consumer<String, T> consumer() {
    Map<String, Object> config = settings.kafka(Map.of());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"); // what retention left
    config.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    var values = new RecordDeserializer<>(type, settings.serde().deserializer());
    try {
      return new KafkaConsumer<>(config, new StringDeserializer(), values);
    } catch (KafkaException e) {
      throw ReadException.of(topic, settings.servers(), e);
    }
  }

  private void start(Duration timeout) {
    try {
      assign(partitions(timeout), timeout);
    } catch (TimeoutException e) {
      throw new ReadException(
          "a broker must answer within %d ms: bootstrap.servers=%s"
              .formatted(timeout.toMillis(), settings.servers()),
          e);
    } catch (KafkaException e) {
      throw ReadException.of(topic, settings.servers(), e);
    }
  }

  private List<TopicPartition> partitions(Duration timeout) {
    var found = consumer.partitionsFor(topic, timeout);
    if (found == null || found.isEmpty()) {
      throw new ReadException(
          "topic must be there before it is read: topic=%s, bootstrap.servers=%s"
              .formatted(topic, settings.servers()),
          null);
    }
    return found.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  private void assign(List<TopicPartition> partitions, Duration timeout) {
    consumer.assign(partitions);
    if (from.oldest()) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    // seeking is lazy: pin the positions now
    partitions.forEach(partition -> consumer.position(partition, timeout));
  }

  /**
   * Waits for records, at most that long.
   *
   * @return what came, in order for each device; empty where nothing did or the consumer is closed
   * @throws ReadException where a record cannot be read; it is passed over, the next call goes on
   *     behind it; but where the registry is away, the next call reads the same record again
   */
  public List<T> poll(Duration timeout) {
    reading.lock();
    try {
      return closed ? List.of() : wanted(consumer.poll(timeout));
    } catch (WakeupException e) {
      return List.of();
    } catch (RecordDeserializationException e) {
      if (!ReadException.isOfRegistry(e)) {
        consumer.seek(e.topicPartition(), e.offset() + 1);
      }
      throw ReadException.of(type, e);
    } catch (KafkaException e) {
      throw ReadException.of(topic, settings.servers(), e);
    } finally {
      reading.unlock();
    }
  }

  private List<T> wanted(Iterable<ConsumerRecord<String, T>> records) {
    List<T> values = new ArrayList<>();
    for (ConsumerRecord<String, T> record : records) {
      if (record.value() != null && from.wants(record.key())) {
        values.add(record.value());
      }
    }
    return values;
  }

  /**
   * Iterates over records as they come, waiting for the next one; ends once the consumer is closed.
   */
  @Override
  public Iterator<T> iterator() {
    return new Iterator<>() {
      private final Queue<T> ready = new ArrayDeque<>();

      @Override
      public boolean hasNext() {
        while (ready.isEmpty() && !closed) {
          ready.addAll(poll(ITERATION));
        }
        return !ready.isEmpty();
      }

      @Override
      public T next() {
        if (!hasNext()) {
          throw new NoSuchElementException("consumer must be open: topic=" + topic);
        }
        return ready.remove();
      }
    };
  }

  /** Ends a read that waits, and disconnects; does nothing the second time. */
  @Override
  public void close() {
    closed = true;
    if (!reading.tryLock()) {
      consumer.wakeup();
      reading.lock();
    }
    try {
      consumer.close();
    } finally {
      reading.unlock();
    }
  }
}
