package dev.earmark.app.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;

/**
 * How much is logged, as people write it: a level for Earmark's own loggers, and {@code
 * logger=level} for others; {@code warn,org.apache.kafka=info}.
 *
 * <p>There is no {@code trace}: Kafka's clients would then log records, and records are audio.
 *
 * @param byLogger level of each logger that is named, Earmark's own as {@link #OWN}
 */
public record LogLevels(Map<String, String> byLogger) {
  /** The logger above all of Earmark's own. */
  public static final String OWN = "dev.earmark";

  private static final List<String> LEVELS = List.of("error", "warn", "info", "debug", "off");
  private static final Pattern PART =
      Pattern.compile(
          "(?:(?<logger>\\w[\\w.$-]*)=)?(?<level>" + String.join("|", LEVELS) + ")",
          Pattern.CASE_INSENSITIVE);

  public LogLevels {
    byLogger = Map.copyOf(byLogger);
  }

  /**
   * Reads them.
   *
   * @param name of what the text was given for
   * @throws ConfigException naming it, its value and the rule, where the text is none
   */
  public static LogLevels parse(String name, String text) {
    Map<String, String> levels = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      Matcher found = PART.matcher(part.strip());
      String logger =
          found.matches() && found.group("logger") != null ? found.group("logger") : OWN;
      if (!found.matches() || levels.put(logger, lower(found)) != null) {
        throw new ConfigException(
            "%1$s must be error, warn, info, debug or off for Earmark's own, or logger=level, each once, separated by commas: %1$s=%2$s"
                .formatted(name, text));
      }
    }
    return new LogLevels(levels);
  }

  private static String lower(Matcher found) {
    return found.group("level").toLowerCase(Locale.ROOT);
  }

  /** Returns them as they are written. */
  @Override
  public String toString() {
    return new TreeMap<>(byLogger)
        .entrySet().stream()
            .map(level -> level.getKey() + "=" + level.getValue())
            .collect(Collectors.joining(","));
  }
}
