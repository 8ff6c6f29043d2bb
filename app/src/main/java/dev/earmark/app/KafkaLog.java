package dev.earmark.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** How much Kafka's clients say; by default only what fails. */
public final class KafkaLog {
  private KafkaLog() {}

  /** Lets warnings through, for a process that somebody operates. */
  public static void warn() {
    if (LoggerFactory.getLogger("org.apache.kafka") instanceof Logger logger) {
      logger.setLevel(Level.WARN);
    }
  }
}
