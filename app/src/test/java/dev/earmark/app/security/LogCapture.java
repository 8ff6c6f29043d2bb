package dev.earmark.app.security;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Everything that is logged while it is open, from DEBUG on, with the stacks of what is thrown. */
final class LogCapture extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final LoggerContext logback = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Map<Logger, Level> levels = new HashMap<>();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  LogCapture() {
    for (Logger logger : logback.getLoggerList()) {
      if (logger.getLevel() != null) {
        levels.put(logger, logger.getLevel());
        logger.setLevel(Level.DEBUG);
      }
    }
    setContext(logback);
    start();
    root().addAppender(this);
    consoleIsQuiet(true);
  }

  @Override
  protected void append(ILoggingEvent event) {
    String stack = ThrowableProxyUtil.asString(event.getThrowableProxy());
    lines.add(event.getLoggerName() + ": " + event.getFormattedMessage() + "\n" + stack);
  }

  /** Returns all of it as one text. */
  String text() {
    return String.join("\n", lines);
  }

  private Logger root() {
    return logback.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** Thousands of lines on standard error would help nobody. */
  private void consoleIsQuiet(boolean quiet) {
    var console = root().getAppender("STDERR");
    if (console != null && quiet) {
      console.stop();
    } else if (console != null) {
      console.start();
    }
  }

  @Override
  public void close() {
    root().detachAppender(this);
    levels.forEach(Logger::setLevel);
    consoleIsQuiet(false);
    stop();
  }
}
