package dev.earmark.topology.cluster;

import dev.earmark.topology.settings.TopologySettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Whether the topic of audio keeps its tail, which is read again after a restart: {@code
 * recording.idle + gap.wait + window} of time.
 */
final class TailRetention {
  private static final String TAIL = "recording.idle + gap.wait + window";

  private final String topic;
  private final Duration tail;

  TailRetention(TopologySettings settings, Duration window) {
    topic = settings.topics().chunks();
    tail = settings.recording().idle().plus(settings.recording().gapWait()).plus(window);
  }

  /**
   * Returns what is wrong with a topic of these settings; nothing if it is kept for long enough.
   */
  Optional<String> problem(Map<String, String> configs) {
    long kept = limit(configs, TopicConfig.RETENTION_MS_CONFIG);
    return kept >= 0 && kept < tail.toMillis()
        ? Optional.of(
            "%s must be kept for at least %s (%d ms), because its end is read again after a restart: retention.ms=%d"
                .formatted(topic, TAIL, tail.toMillis(), kept))
        : Optional.empty();
  }

  /**
   * Returns what may go wrong: with a bound of bytes it depends on how much comes whether the tail
   * is kept, so it is only said how much may come; nothing if there is no such bound.
   */
  Optional<String> warning(Map<String, String> configs) {
    long bytes = limit(configs, TopicConfig.RETENTION_BYTES_CONFIG);
    return bytes < 0
        ? Optional.empty()
        : Optional.of(
            "%s keeps %s (%d ms), which is read again after a restart, only of partitions that take less than %d bytes a second: retention.bytes=%d"
                .formatted(topic, TAIL, tail.toMillis(), bytesPerSecond(bytes), bytes));
  }

  private long bytesPerSecond(long bytes) {
    return (long) (bytes * 1e3 / Math.max(1, tail.toMillis()));
  }

  private static long limit(Map<String, String> configs, String name) {
    return Long.parseLong(configs.getOrDefault(name, "-1"));
  }
}
