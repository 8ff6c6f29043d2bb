package dev.earmark.app.settings;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Durations as people write them: a number and a unit, {@code 500ms}, {@code 2s}, {@code 1m},
 * {@code 1h}, {@code 1d}.
 */
public final class Durations {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @throws ConfigException naming the setting and its value, where the text is no duration
   */
  public static Duration parse(String name, String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new ConfigException(
          name + " must be a number and a unit (ms, s, m, h or d): " + name + "=" + text);
    }
    return Duration.ofMillis(
        Math.multiplyExact(Long.parseLong(matcher.group(1)), unitMs(matcher.group(2))));
  }

  /** Returns a validator that accepts durations in {@code least..most}, both included. */
  static ConfigDef.Validator in(String least, String most) {
    return new Range(least, most);
  }

  private static long unitMs(String unit) {
    return switch (unit) {
      case "ms" -> 1L;
      case "s" -> 1_000L;
      case "m" -> 60_000L;
      case "h" -> 3_600_000L;
      default -> 86_400_000L;
    };
  }

  record Range(String least, String most) implements ConfigDef.Validator {
    @Override
    public void ensureValid(String name, Object value) {
      Duration duration = parse(name, String.valueOf(value));
      if (duration.compareTo(parse(name, least)) < 0 || duration.compareTo(parse(name, most)) > 0) {
        throw new ConfigException(name + " must be in " + this + ": " + name + "=" + value);
      }
    }

    @Override
    public String toString() {
      return least + ".." + most;
    }
  }
}
