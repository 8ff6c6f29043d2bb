package dev.earmark.app.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.ParameterizedMessage;

/**
 * Lets ten events of a kind pass and counts the others, until they are taken. A kind is a logger, a
 * level and a sentence as it is before values are put into it. What is said for debugging passes.
 * For one thread at a time.
 */
final class Repeats {
  static final int MOST = 10;

  /**
   * Sentences that have values in them already are each a kind; more than these share one a level.
   */
  static final int MOST_KINDS = 1_000;

  private record Kind(String logger, Level level, String sentence) {}

  private final Map<Kind, Long> seen = new HashMap<>();

  boolean passes(LogEvent event) {
    if (!event.getLevel().isMoreSpecificThan(Level.INFO)) {
      return true;
    }
    Kind kind = new Kind(event.getLoggerName(), event.getLevel(), sentence(event.getMessage()));
    boolean known = seen.size() < MOST_KINDS || seen.containsKey(kind);
    return seen.merge(known ? kind : others(event.getLevel()), 1L, Long::sum) <= MOST;
  }

  private static String sentence(Message message) {
    return message instanceof ParameterizedMessage pattern
        ? pattern.getFormat()
        : message.getFormattedMessage();
  }

  /** Of each level its own, so that no flood of a lesser one takes an error with it. */
  private static Kind others(Level level) {
    return new Kind("dev.earmark.log", level, "(of other kinds)");
  }

  /** Returns an event for each kind of which some were left out, and begins anew. */
  List<LogEvent> takeLeftOut() {
    List<LogEvent> said =
        seen.entrySet().stream()
            .filter(kind -> kind.getValue() > MOST)
            .map(kind -> event(kind.getKey(), kind.getValue() - MOST))
            .toList();
    seen.clear();
    return said;
  }

  private static String withoutValues(Kind kind) {
    return kind.sentence().replaceAll("(\\{\\})+", "…");
  }

  private static LogEvent event(Kind kind, long leftOut) {
    String sentence = leftOut + " more were left out of the log: " + withoutValues(kind);
    return Log4jLogEvent.newBuilder()
        .setLoggerName(kind.logger())
        .setLevel(kind.level())
        .setMessage(new Said(sentence, Map.of("left.out", leftOut)))
        .build();
  }
}
