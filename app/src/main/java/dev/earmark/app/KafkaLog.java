package dev.earmark.app;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** How much Kafka's clients say; by default only what fails. */
public final class KafkaLog {
  private KafkaLog() {}

  /** Lets warnings through, for a process that somebody operates. */
  public static void warn() {
    Configurator.setLevel("org.apache.kafka", Level.WARN);
  }
}
