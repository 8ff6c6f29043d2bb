package dev.earmark.app.log;

import dev.earmark.app.Escaped;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;
import org.jspecify.annotations.Nullable;

/**
 * An event as one line of key=value:
 *
 * <pre>
 * time=2026-11-22T09:30:00.000Z level=WARN logger=dev.earmark.run message="one \"quoted\" word" thread=main
 * </pre>
 *
 * <p>What an event has besides, its own fields or a stack, follows on lines that begin with a tab,
 * so a line that does not is always an event: no value can feign one.
 */
final class LineLayout extends AbstractStringLayout {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  LineLayout() {
    super(StandardCharsets.UTF_8);
  }

  @Override
  public String toSerializable(LogEvent event) {
    var line = new StringBuilder(256);
    line.append("time=").append(TIME.format(Instant.ofEpochMilli(event.getTimeMillis())));
    pair(line, " level", event.getLevel());
    pair(line, " logger", event.getLoggerName());
    line.append(" message=").append(Values.quoted(event.getMessage().getFormattedMessage()));
    error(line, event.getThrown());
    pair(line, " thread", event.getThreadName());
    line.append('\n');
    Said.fields(event)
        .forEach(
            (name, value) -> {
              pair(line, "\t" + name, value);
              line.append('\n');
            });
    stack(line, event.getThrown());
    return line.toString();
  }

  private static void pair(StringBuilder line, String key, Object value) {
    line.append(key).append('=').append(Values.written(value));
  }

  private static void error(StringBuilder line, @Nullable Throwable thrown) {
    if (thrown != null) {
      pair(line, " error", thrown.getClass().getName());
    }
  }

  private static void stack(StringBuilder line, @Nullable Throwable thrown) {
    if (thrown != null) {
      var text = new StringWriter();
      thrown.printStackTrace(new PrintWriter(text));
      text.toString()
          .lines()
          .forEach(each -> line.append('\t').append(Escaped.of(each.stripLeading())).append('\n'));
    }
  }
}
