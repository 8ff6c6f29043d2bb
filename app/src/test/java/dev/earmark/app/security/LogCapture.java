package dev.earmark.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.jspecify.annotations.Nullable;

/** Everything that is logged while it is open, from DEBUG on, with the stacks of what is thrown. */
final class LogCapture extends AbstractAppender implements AutoCloseable {
  private final LoggerContext loggers = LoggerContext.getContext(false);
  private final LoggerConfig root = loggers.getConfiguration().getRootLogger();
  private final Map<LoggerConfig, Level> levels = new HashMap<>();
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  /** Thousands of lines on standard error would help nobody. */
  private final Optional<Appender> quiet = Optional.ofNullable(root.getAppenders().get("STDERR"));

  LogCapture() {
    super("capture", null, null, true, Property.EMPTY_ARRAY);
    for (LoggerConfig logger : loggers.getConfiguration().getLoggers().values()) {
      if (logger.getExplicitLevel() != null) {
        levels.put(logger, logger.getExplicitLevel());
        logger.setLevel(Level.DEBUG);
      }
    }
    assertThat(levels).as("loggers that nobody names are heard too").containsKey(root);
    start();
    quiet.ifPresent(console -> root.removeAppender(console.getName()));
    root.addAppender(this, null, null);
    loggers.updateLoggers();
  }

  @Override
  public void append(LogEvent event) {
    String said = event.getLoggerName() + ": " + event.getMessage().getFormattedMessage();
    lines.add(said + "\n" + stack(event.getThrown()));
  }

  private static String stack(@Nullable Throwable thrown) {
    var text = new StringWriter();
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }

  /** Returns all of it as one text. */
  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    root.removeAppender(getName());
    quiet.ifPresent(console -> root.addAppender(console, null, null));
    levels.forEach(LoggerConfig::setLevel);
    loggers.updateLoggers();
    stop();
  }
}
