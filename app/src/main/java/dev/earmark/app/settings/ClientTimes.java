package dev.earmark.app.settings;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** Times of Kafka's clients that exclude each other, which Kafka finds out only when it runs. */
final class ClientTimes {
  private static final String HEARTBEAT = ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG;
  private static final String SESSION = ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG;
  private static final String COMMIT = StreamsConfig.COMMIT_INTERVAL_MS_CONFIG;
  private static final String TRANSACTION =
      StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);

  /** Kafka Streams' own, where they process exactly once. */
  private static final long COMMIT_MS = 100;

  private static final long TRANSACTION_MS = 10_000;

  private ClientTimes() {}

  /**
   * Holds them against each other.
   *
   * @throws SettingsException where two exclude each other
   */
  static void check(Settings settings) {
    if (!GroupProtocol.isStreams(settings)) {
      heartbeat(settings);
    }
    if (settings.text(EarmarkSettings.GUARANTEE).equals(StreamsConfig.EXACTLY_ONCE_V2)) {
      transaction(settings);
    }
  }

  private static void heartbeat(Settings settings) {
    int heartbeatMs = MainConsumer.whole(settings, HEARTBEAT);
    int sessionMs = MainConsumer.whole(settings, SESSION);
    if (heartbeatMs >= sessionMs) {
      throw new SettingsException(
          "%1$s must be shorter than %3$s: %1$s=%2$d, %3$s=%4$d"
              .formatted(HEARTBEAT, heartbeatMs, SESSION, sessionMs));
    }
  }

  private static void transaction(Settings settings) {
    long commitMs = whole(settings, COMMIT, COMMIT_MS);
    long transactionMs = whole(settings, TRANSACTION, TRANSACTION_MS);
    if (transactionMs < commitMs) {
      throw new SettingsException(
          "%1$s must not be longer than %3$s where processing.guarantee=exactly_once_v2: %1$s=%2$d, %3$s=%4$d"
              .formatted(COMMIT, commitMs, TRANSACTION, transactionMs));
    }
  }

  private static long whole(Settings settings, String name, long byDefault) {
    String given = settings.kafka().get(name);
    try {
      return given == null
          ? byDefault
          : (Long) ConfigDef.parseType(name, given, ConfigDef.Type.LONG);
    } catch (ConfigException e) {
      throw new SettingsException(String.valueOf(e.getMessage()));
    }
  }
}
