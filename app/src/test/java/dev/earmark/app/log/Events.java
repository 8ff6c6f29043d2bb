package dev.earmark.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Events as a logger would make them, at half past nine. */
final class Events {
  private Events() {}

  static LoggingEvent event(Level level, String message, Object... values) {
    return thrown(level, message, null, values);
  }

  static LoggingEvent thrown(
      Level level, String message, @Nullable Throwable thrown, Object... values) {
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    var logger = context.getLogger("dev.earmark.topology.Reporter");
    var event = new LoggingEvent("caller", logger, level, message, thrown, values);
    event.setInstant(Instant.parse("2026-11-22T09:30:00.120456Z"));
    event.setThreadName("StreamThread-1");
    return event;
  }
}
