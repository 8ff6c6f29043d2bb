package dev.earmark.app.log;

import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.LoggerConfig;

/**
 * What is logged where no {@link RunLog} is open and nobody names a configuration of their own: one
 * line an event, on standard error. Kafka is quiet unless it fails; {@code earmark run}, which has
 * its own form, lets its warnings through.
 */
final class ConsoleLog extends AbstractConfiguration {
  static final String NAME = "STDERR";

  private static final Map<String, Level> LEVELS =
      Map.of(
          "dev.earmark", Level.WARN,
          "org.apache.kafka", Level.ERROR,
          "org.apache.kafka.streams.StreamsConfig", Level.ERROR,
          // Four lines a second while a broker is away, which `earmark run` says in one.
          "org.apache.kafka.clients.NetworkClient", Level.ERROR,
          // Says that a topic just created is not known everywhere yet, and asks again.
          "org.apache.kafka.clients.admin.internals.PartitionLeaderStrategy", Level.OFF,
          "kafka", Level.ERROR);

  ConsoleLog(LoggerContext loggers) {
    super(loggers, ConfigurationSource.NULL_SOURCE);
    setName("earmark");
    isShutdownHookEnabled = false;
  }

  @Override
  protected void doConfigure() {
    Appender console = console();
    addAppender(console);
    getRootLogger().setLevel(Level.WARN);
    getRootLogger().addAppender(console, null, null);
    // Log4j does so where it reads a file; who looks for the root by its name finds no other then.
    addLogger(LogManager.ROOT_LOGGER_NAME, getRootLogger());
    LEVELS.forEach((name, level) -> addLogger(name, new LoggerConfig(name, level, true)));
  }

  private static Appender console() {
    return ConsoleAppender.newBuilder()
        .setName(NAME)
        .setTarget(ConsoleAppender.Target.SYSTEM_ERR)
        .setFollow(true)
        .setLayout(new ConsoleLayout())
        .build();
  }
}
