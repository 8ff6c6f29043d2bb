package dev.earmark.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes objects as JSON, keys in the order in which they were put. */
public final class Json {
  private static final ObjectMapper LINES = new ObjectMapper();
  private static final ObjectMapper PAGES =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Json() {}

  /** Returns the object on one line. */
  public static String line(Map<String, ?> object) {
    return write(LINES, object);
  }

  /** Returns the object indented over several lines. */
  public static String page(Map<String, ?> object) {
    return write(PAGES, object) + "\n";
  }

  /** Returns the number, or null for what JSON has no number for: NaN and the infinities. */
  public static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }

  private static String write(ObjectMapper mapper, Map<String, ?> object) {
    try {
      return mapper.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("object must be writable as JSON: object=" + object, e);
    }
  }
}
