package dev.earmark.score;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a text is no JSON, in words that tell its writer what to change. */
public final class JsonTrouble {
  private static final Pattern NO_NUMBER = Pattern.compile("(?i)non-standard token '([^']*)'");

  private JsonTrouble() {}

  /** Returns what is wrong and where, to follow on what the text is. */
  public static String sentence(JsonProcessingException trouble) {
    String message = String.valueOf(trouble.getOriginalMessage());
    Matcher token = NO_NUMBER.matcher(message);
    if (token.find()) {
      return "holds what is no number in JSON: %s at %s".formatted(token.group(1), where(trouble));
    }
    if (trouble instanceof StreamConstraintsException) {
      return message.contains("nesting depth")
          ? "must be nested at most 1,000 deep"
          : "holds a number of more than 1,000 characters, or a longer text than can be read";
    }
    if (trouble instanceof JsonEOFException) {
      return "is no JSON: it ends in the middle, at " + where(trouble);
    }
    return "is no JSON: %s at %s".formatted(message, where(trouble));
  }

  private static String where(JsonProcessingException trouble) {
    JsonLocation at = trouble.getLocation();
    return "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }
}
