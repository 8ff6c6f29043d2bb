package dev.earmark.app.log;

import dev.earmark.schemas.registry.UrlUsers;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;

/**
 * Writes events to a stream that others write to as well, users of URLs hidden. What is said below
 * {@code debug} is not written, whoever has asked for it: Kafka's clients say records there.
 */
final class LogOutput extends AbstractAppender {
  /** Log4j tells appenders apart by their names, and a JVM may have several logs. */
  private static final AtomicLong OPENED = new AtomicLong();

  private final PrintStream out;
  private final AbstractStringLayout layout;
  private final Repeats repeats = new Repeats();

  LogOutput(PrintStream out, AbstractStringLayout layout) {
    super("earmark-log-" + OPENED.incrementAndGet(), null, layout, true, Property.EMPTY_ARRAY);
    this.out = out;
    this.layout = layout;
  }

  @Override
  public synchronized void append(LogEvent event) {
    if (event.getLevel().isMoreSpecificThan(Level.DEBUG) && repeats.passes(event)) {
      write(event);
    }
  }

  /** Says how many of each kind were left out since this was said last. */
  synchronized void sayLeftOut() {
    repeats.takeLeftOut().forEach(this::write);
  }

  private void write(LogEvent event) {
    String text = UrlUsers.hiddenInText(text(event));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }

  /** What cannot be put into its form, a field or a stack, costs no sentence. */
  private String text(LogEvent event) {
    try {
      return layout.toSerializable(event);
    } catch (RuntimeException unwritable) {
      return layout.toSerializable(bare(event, unwritable));
    }
  }

  private static LogEvent bare(LogEvent event, RuntimeException unwritable) {
    String sentence = event.getMessage().getFormattedMessage();
    return new Log4jLogEvent.Builder(event)
        .setMessage(new Said(sentence, Map.of("unwritable", unwritable.getClass().getName())))
        .setThrown(null)
        .build();
  }
}
