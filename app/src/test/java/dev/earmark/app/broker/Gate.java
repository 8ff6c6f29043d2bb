package dev.earmark.app.broker;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Keeps whoever polls waiting with the records that have come, for as long as it is shut. */
public final class Gate implements ConsumerInterceptor<byte[], byte[]> {
  private static volatile CountDownLatch shut = new CountDownLatch(0);
  private static volatile boolean kept;

  static void shut() {
    kept = false;
    shut = new CountDownLatch(1);
  }

  static void open() {
    shut.countDown();
  }

  /** Returns whether somebody has had to wait since it was shut. */
  static boolean hasKept() {
    return kept;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    if (!records.isEmpty()) {
      awaitOpen();
    }
    return records;
  }

  private static void awaitOpen() {
    kept = true;
    try {
      shut.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}
}
