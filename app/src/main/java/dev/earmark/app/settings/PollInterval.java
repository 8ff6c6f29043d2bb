package dev.earmark.app.settings;

import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How long a stream thread may stay away from its broker. */
final class PollInterval {
  /** A thread may wait for audio and for truths in turn, and a third is left for its work. */
  private static final int PARTS = 3;

  private PollInterval() {}

  /**
   * Holds the wait for schemas against it.
   *
   * @throws SettingsException where a thread that waits would be taken for dead
   */
  static void checkWait(Settings settings) {
    int pollMs = MainConsumer.whole(settings, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
    if (settings.duration(EarmarkSettings.REGISTRY_WAIT).toMillis() > pollMs / PARTS) {
      throw new SettingsException(
          "registry.wait must be at most a third of max.poll.interval.ms: registry.wait=%s, max.poll.interval.ms=%d"
              .formatted(settings.text(EarmarkSettings.REGISTRY_WAIT), pollMs));
    }
  }
}
