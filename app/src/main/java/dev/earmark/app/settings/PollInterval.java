package dev.earmark.app.settings;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** How long a stream thread may stay away from its broker. */
final class PollInterval {
  private static final String NAME = ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;

  /** A thread may wait for audio and for truths in turn, and has to poll in time all the same. */
  private static final int WAITS = 3;

  private PollInterval() {}

  /**
   * Holds the wait for schemas against it.
   *
   * @throws SettingsException where a thread that waits would be taken for dead
   */
  static void checkWait(Settings settings) {
    int pollMs = ms(settings.kafka());
    if (settings.duration(EarmarkSettings.REGISTRY_WAIT).toMillis() > pollMs / WAITS) {
      throw new SettingsException(
          "registry.wait must be at most a third of max.poll.interval.ms: registry.wait=%s, max.poll.interval.ms=%d"
              .formatted(settings.text(EarmarkSettings.REGISTRY_WAIT), pollMs));
    }
  }

  /** Reads it as Kafka Streams does: the nearest prefix wins. */
  private static int ms(Map<String, String> kafka) {
    String given =
        Stream.of("main.consumer.", "consumer.", "")
            .map(prefix -> kafka.get(prefix + NAME))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("300000");
    try {
      return (Integer) ConfigDef.parseType(NAME, given, ConfigDef.Type.INT);
    } catch (ConfigException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }
}
