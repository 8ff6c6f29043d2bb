package dev.earmark.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes objects as JSON, keys in the order in which they were put. */
public final class Json {
  private static final ObjectMapper LINES = new ObjectMapper();
  private static final ObjectMapper PAGES =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Control characters and ends of lines that JSON allows in a text as they are. */
  private static final Pattern CONTROLS = Pattern.compile("[\\u007f-\\u009f\\u2028\\u2029]");

  private Json() {}

  /** Returns the object on one line, whoever splits lines, and without control characters. */
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

  /** Escapes in a JSON text what could drive a terminal or end a line, and JSON allows. */
  public static String withoutControls(String json) {
    return CONTROLS
        .matcher(json)
        .replaceAll(found -> Matcher.quoteReplacement(Escaped.hex(found.group().charAt(0))));
  }

  private static String write(ObjectMapper mapper, Map<String, ?> object) {
    try {
      return withoutControls(mapper.writeValueAsString(object));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("object must be writable as JSON: object=" + object, e);
    }
  }
}
