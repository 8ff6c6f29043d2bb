package dev.earmark.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record is when the broker took it in. A record that bears another clock's time, or
 * none, came when the record before it did: a device whose clock is years off must not end the
 * recordings of all others.
 *
 * <p>What the topology sends to itself carries the time it was made from.
 */
public final class BrokerTime implements TimestampExtractor {
  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTimeMs) {
    return of(record, partitionTimeMs);
  }

  /**
   * Returns the time of a record, in ms since 1970-01-01 UTC; 0 where none is known yet.
   *
   * @param beforeMs time of the record before it; negative if there is none
   */
  static long of(ConsumerRecord<?, ?> record, long beforeMs) {
    boolean known =
        record.timestampType() == TimestampType.LOG_APPEND_TIME
            || OwnTopics.isRepartition(record.topic());
    return known && record.timestamp() >= 0 ? record.timestamp() : Math.max(0, beforeMs);
  }
}
