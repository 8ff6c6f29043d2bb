package dev.earmark.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.earmark.app.Escaped;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

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
final class LineEncoder extends EncoderBase<ILoggingEvent> {
  private static final byte[] NOTHING = {};
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new StringBuilder(256);
    line.append("time=").append(TIME.format(event.getInstant()));
    pair(line, " level", event.getLevel());
    pair(line, " logger", event.getLoggerName());
    line.append(" message=").append(Values.quoted(event.getFormattedMessage()));
    error(line, event.getThrowableProxy());
    pair(line, " thread", event.getThreadName());
    line.append('\n');
    fields(line, event.getKeyValuePairs());
    stack(line, event.getThrowableProxy());
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void pair(StringBuilder line, String key, Object value) {
    line.append(key).append('=').append(Values.written(value));
  }

  private static void error(StringBuilder line, @Nullable IThrowableProxy thrown) {
    if (thrown != null) {
      pair(line, " error", thrown.getClassName());
    }
  }

  private static void fields(StringBuilder line, @Nullable List<KeyValuePair> fields) {
    if (fields != null) {
      fields.forEach(
          field -> {
            pair(line, "\t" + field.key, field.value);
            line.append('\n');
          });
    }
  }

  private static void stack(StringBuilder line, @Nullable IThrowableProxy thrown) {
    if (thrown != null) {
      line.append(
          ThrowableProxyUtil.asString(thrown)
              .lines()
              .map(each -> "\t" + Escaped.of(each.stripLeading()) + "\n")
              .collect(Collectors.joining()));
    }
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
