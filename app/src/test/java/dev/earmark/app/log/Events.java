package dev.earmark.app.log;

import java.time.Instant;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.time.MutableInstant;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ParameterizedMessage;
import org.jspecify.annotations.Nullable;

/** Events as a logger would make them, at half past nine. */
final class Events {
  private static final Instant TIME = Instant.parse("2026-11-22T09:30:00.120456Z");

  private Events() {}

  static LogEvent event(Level level, String message, Object... values) {
    return thrown(level, message, null, values);
  }

  static LogEvent thrown(
      Level level, String message, @Nullable Throwable thrown, Object... values) {
    return of(level, new ParameterizedMessage(message, values), thrown);
  }

  static LogEvent said(String sentence, Map<String, ?> fields) {
    return of(Level.INFO, new Said(sentence, fields), null);
  }

  private static LogEvent of(Level level, Message message, @Nullable Throwable thrown) {
    var time = new MutableInstant();
    time.initFromEpochSecond(TIME.getEpochSecond(), TIME.getNano());
    return Log4jLogEvent.newBuilder()
        .setLoggerName("dev.earmark.topology.handler.Reporter")
        .setLevel(level)
        .setMessage(message)
        .setThrown(thrown)
        .setInstant(time)
        .setThreadName("StreamThread-1")
        .build();
  }
}
