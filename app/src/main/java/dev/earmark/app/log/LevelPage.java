package dev.earmark.app.log;

import dev.earmark.app.settings.Durations;
import dev.earmark.app.settings.LogLevels;
import dev.earmark.app.web.Answer;
import dev.earmark.app.web.ChangingPage;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;

/** The page of the levels: read, changed for a time or for good, and set back. */
final class LevelPage implements ChangingPage {
  private static final String FOR = "for";
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(7);

  private final Levels levels;
  private final LevelChange change;

  LevelPage(Levels levels, LevelChange change) {
    this.levels = levels;
    this.change = change;
  }

  @Override
  public Answer answer(String accept) {
    var json = new LinkedHashMap<String, Object>();
    json.put("levels", levels.now());
    change.until().ifPresent(until -> json.put("until", until.toString()));
    return Answer.json(Answer.OK, json);
  }

  @Override
  public Answer put(Map<String, String> query, String body) {
    try {
      change.begin(LogLevels.parse("level", body.strip()), length(query));
      return answer("");
    } catch (ConfigException wrong) {
      return Answer.line(Answer.BAD_REQUEST, String.valueOf(wrong.getMessage()));
    }
  }

  @Override
  public Answer delete() {
    change.reset();
    return answer("");
  }

  private static Optional<Duration> length(Map<String, String> query) {
    if (!Set.of(FOR).containsAll(query.keySet())) {
      throw new ConfigException("the only parameter is for, such as for=10m: " + query.keySet());
    }
    return Optional.ofNullable(query.get(FOR)).map(LevelPage::length);
  }

  private static Duration length(String text) {
    Duration length = Durations.parse(FOR, text);
    if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
      throw new ConfigException("for must be in 1s..7d: for=" + text);
    }
    return length;
  }
}
