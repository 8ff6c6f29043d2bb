package dev.earmark.topology.chunk;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record is when the broker took it in; one without a time came when the record
 * before it did.
 *
 * <p>The topics have {@code LogAppendTime}, which is checked at start, so that no device's clock is
 * seen here. A record itself does not say whose time it bears: Kafka Streams tells its extractors
 * {@code CREATE_TIME} of all.
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
  public static long of(ConsumerRecord<?, ?> record, long beforeMs) {
    return record.timestamp() >= 0 ? record.timestamp() : Math.max(0, beforeMs);
  }
}
