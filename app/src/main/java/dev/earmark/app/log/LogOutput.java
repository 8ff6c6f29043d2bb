package dev.earmark.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import dev.earmark.schemas.registry.UrlUsers;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes events to a stream that others write to as well, users of URLs hidden. */
final class LogOutput extends AppenderBase<ILoggingEvent> {
  private final PrintStream out;
  private final Encoder<ILoggingEvent> encoder;
  private final Repeats repeats = new Repeats();

  LogOutput(PrintStream out, Encoder<ILoggingEvent> encoder) {
    this.out = out;
    this.encoder = encoder;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (repeats.passes(event)) {
      write(event);
    }
  }

  /** Says how many of each kind were left out since this was said last. */
  synchronized void sayLeftOut() {
    repeats.takeLeftOut().forEach(this::write);
  }

  private void write(ILoggingEvent event) {
    String text = new String(encoder.encode(event), StandardCharsets.UTF_8);
    byte[] bytes = UrlUsers.hiddenInText(text).getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
