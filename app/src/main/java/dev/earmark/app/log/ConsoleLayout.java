package dev.earmark.app.log;

import dev.earmark.app.Escaped;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;

/**
 * An event as one line for who sits at the terminal, without the stack of what was thrown:
 *
 * <pre>
 * 09:30:00.000 WARN  d.e.topology.Reporter [main] a sentence | and its second line
 * </pre>
 */
final class ConsoleLayout extends AbstractStringLayout {
  private static final int LONGEST_NAME = 20;
  private static final Pattern BREAKS = Pattern.compile("[\r\n]+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  ConsoleLayout() {
    super(Charset.defaultCharset());
  }

  @Override
  public String toSerializable(LogEvent event) {
    return "%s %-5s %s [%s] %s%n"
        .formatted(
            TIME.format(Instant.ofEpochMilli(event.getTimeMillis())),
            event.getLevel(),
            shortened(event.getLoggerName()),
            event.getThreadName(),
            Escaped.of(BREAKS.matcher(event.getMessage().getFormattedMessage()).replaceAll(" | ")));
  }

  /** Returns a name of which packages are cut to a letter, from the left, until it is short. */
  static String shortened(String name) {
    String shorter = name;
    int begin = 0;
    int dot = name.indexOf('.');
    while (dot > begin && shorter.length() > LONGEST_NAME) {
      shorter = shorter.substring(0, begin + 1) + shorter.substring(dot);
      begin += 2;
      dot = shorter.indexOf('.', begin);
    }
    return shorter;
  }
}
