package dev.earmark.local;

import java.time.Duration;

/**
 * What an embedded broker takes and keeps.
 *
 * @param maxRecordBytes largest record batch a producer may send
 * @param retention how long a topic keeps records unless it says otherwise
 * @param retentionBytes how many bytes a partition keeps unless its topic says otherwise; 0 for no
 *     bound
 */
public record BrokerLimits(int maxRecordBytes, Duration retention, long retentionBytes) {
  /** Kafka's own: one mebibyte a batch, seven days, no bound on bytes. */
  public static final BrokerLimits DEFAULT = new BrokerLimits(1_048_588, Duration.ofDays(7), 0);

  public BrokerLimits {
    require(maxRecordBytes > 0, "maxRecordBytes must be positive: maxRecordBytes=", maxRecordBytes);
    require(retention.toMillis() > 0, "retention must be at least 1 ms: retention=", retention);
    require(
        retentionBytes >= 0,
        "retentionBytes must not be negative: retentionBytes=",
        retentionBytes);
  }

  private static void require(boolean holds, String rule, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(rule + value);
    }
  }
}
