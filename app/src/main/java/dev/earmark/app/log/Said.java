package dev.earmark.app.log;

import java.util.Map;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.message.Message;
import org.jspecify.annotations.Nullable;

/** A sentence with fields of its own, in the order in which they are to be written. */
record Said(String sentence, Map<String, ?> fields) implements Message {
  private static final Object[] NOTHING = {};

  /** Returns the fields that an event has; what others log has none. */
  static Map<String, ?> fields(LogEvent event) {
    return event.getMessage() instanceof Said said ? said.fields() : Map.of();
  }

  @Override
  public String getFormattedMessage() {
    return sentence;
  }

  @Override
  public Object[] getParameters() {
    return NOTHING;
  }

  @Override
  public @Nullable Throwable getThrowable() {
    return null;
  }
}
