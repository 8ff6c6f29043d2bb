package dev.earmark.topology.window;

import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Reads a partition again with a plain consumer that is assigned, never subscribed, and never
 * commits.
 *
 * <p>What can be tried again is, for a quarter of {@code max.poll.interval.ms} since something last
 * came and for three quarters altogether, or for five seconds where it is only asked whether there
 * is more: the thread that waits must not be taken for dead.
 */
public final class LogTailReader implements TailReader {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final TopicPartition partition;
  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final TopologyCounts counts;
  private final Duration patience;
  private final Allowance allowance;

  /** Reads the partition that {@code consumer} is assigned. */
  LogTailReader(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      TopologyCounts counts,
      Duration patience,
      Allowance allowance) {
    this.partition = consumer.assignment().iterator().next();
    this.consumer = consumer;
    this.counts = counts;
    this.patience = patience;
    this.allowance = allowance;
    allowance.begin(patience, patience.multipliedBy(3));
  }

  /**
   * Returns what opens readers of {@code topic}, with the settings of the application that asks.
   */
  public static Factory of(String topic, TopologyCounts counts) {
    return context ->
        open(new TopicPartition(topic, context.taskId().partition()), context, counts);
  }

  @SuppressWarnings("resource") // the reader closes its consumer
  private static LogTailReader open(
      TopicPartition partition, ProcessorContext<?, ?> context, TopologyCounts counts) {
    var streams = new StreamsConfig(context.appConfigs());
    Map<String, Object> config = config(streams, context);
    var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(Set.of(partition));
    Object interval =
        streams.getMainConsumerConfigs("", "", 0).get(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
    long patienceMs = interval == null ? 75_000 : Long.parseLong(interval.toString()) / 4;
    var allowance = new Allowance(System::nanoTime);
    return new LogTailReader(consumer, counts, Duration.ofMillis(patienceMs), allowance);
  }

  private static Map<String, Object> config(StreamsConfig streams, ProcessorContext<?, ?> context) {
    String client =
        context.applicationId()
            + "-tail-"
            + context.taskId()
            + '-'
            + Thread.currentThread().getName();
    Map<String, Object> config = new HashMap<>(streams.getRestoreConsumerConfigs(client));
    config.put(ConsumerConfig.GROUP_ID_CONFIG, context.applicationId());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000");
    Object isolation =
        streams.getMainConsumerConfigs("", "", 0).get(ConsumerConfig.ISOLATION_LEVEL_CONFIG);
    if (isolation != null) {
      config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
    }
    return config;
  }

  @Override
  public OptionalLong committed() {
    var offset = patiently(() -> consumer.committed(Set.of(partition)).get(partition));
    return offset == null ? OptionalLong.empty() : OptionalLong.of(offset.offset());
  }

  @Override
  public long beginning() {
    return patiently(() -> consumer.beginningOffsets(List.of(partition)).get(partition));
  }

  @Override
  public void read(long from, long to, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    allowance.begin(patience, patience.multipliedBy(3));
    long started = System.nanoTime();
    long until = Math.min(to, end());
    if (!seek(from, until)) {
      return;
    }
    while (position() < until) {
      poll(until, visitor);
    }
    counts.add(Count.REREADS);
    counts.add(Count.REREAD_TIME_MS, (System.nanoTime() - started) / 1_000_000);
  }

  @Override
  public boolean anyFrom(long from) {
    allowance.begin(LOOK, LOOK);
    long until = end();
    if (!seek(from, until)) {
      return false;
    }
    while (position() < until) {
      if (!poll().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private long end() {
    return patiently(() -> consumer.endOffsets(List.of(partition)).get(partition));
  }

  private long position() {
    return patiently(() -> consumer.position(partition));
  }

  /** Goes to {@code from}, or to what is kept after it; returns whether that is before the end. */
  private boolean seek(long from, long until) {
    long start = Math.max(from, beginning());
    consumer.seek(partition, start);
    return start < until;
  }

  private void poll(long until, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    for (var record : poll()) {
      if (record.offset() < until) {
        counts.add(Count.REREAD_RECORDS);
        counts.add(Count.REREAD_BYTES, Math.max(0, record.serializedValueSize()));
        visitor.accept(record);
      }
    }
  }

  private ConsumerRecords<byte[], byte[]> poll() {
    long before = position();
    ConsumerRecords<byte[], byte[]> records = patiently(() -> consumer.poll(POLL));
    if (position() == before) {
      checkPatience(
          new TimeoutException("no record came of " + partition + " at offset " + before));
    } else {
      allowance.renew();
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private <T> T patiently(Supplier<T> request) {
    while (true) {
      try {
        return request.get();
      } catch (RetriableException later) {
        checkPatience(later);
      }
    }
  }

  private void checkPatience(RetriableException last) {
    if (allowance.over()) {
      throw new TimeoutException(
          "partition must be readable again within %s: %s".formatted(allowance.each(), partition),
          last);
    }
  }
}
