package dev.earmark.app.log;

import dev.earmark.app.settings.LogLevels;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.jspecify.annotations.Nullable;

/** How much each logger of this process says; any thread may change it. */
public final class Levels {
  /** What the one above all is called by who sets levels; Log4j gives it no name. */
  private static final String ROOT = "ROOT";

  private static final String KAFKA = "org.apache.kafka";

  private final Map<String, String> found = inForce();
  private final LogLevels set;
  private Map<String, String> usual;
  private boolean changed;

  /** Sets what settings ask for, over what was found. */
  Levels(LogLevels set) {
    this.set = set;
    usual = over(over(found, new LogLevels(Map.of(LogLevels.OWN, "info"))), set);
    apply(usual);
  }

  /** Sets levels that a command without a log of its own is to have. */
  public static void set(LogLevels levels) {
    apply(over(inForce(), levels));
  }

  /** Lets Kafka's warnings through, unless the settings say how much. */
  public synchronized void kafkaWarns() {
    if (!set.byLogger().containsKey(KAFKA)) {
      usual.put(KAFKA, "warn");
      if (!changed) {
        apply(usual);
      }
    }
  }

  /** Sets levels over those of the settings, in place of an earlier change. */
  synchronized void change(LogLevels levels) {
    changed = true;
    apply(over(usual, levels));
  }

  /** Sets what the settings ask for. */
  synchronized void reset() {
    changed = false;
    apply(usual);
  }

  /** Sets what was found. */
  synchronized void restore() {
    apply(found);
  }

  /** Returns the level of each logger that has one of its own. */
  synchronized Map<String, String> now() {
    return inForce();
  }

  private static Map<String, String> inForce() {
    Map<String, String> levels = new TreeMap<>();
    Configuration all = LoggerContext.getContext(false).getConfiguration();
    Stream.concat(Stream.of(all.getRootLogger()), all.getLoggers().values().stream())
        .filter(logger -> logger.getExplicitLevel() != null)
        .forEach(logger -> levels.put(name(logger), word(logger.getExplicitLevel())));
    return levels;
  }

  private static String name(LoggerConfig logger) {
    return logger.getName().isEmpty() ? ROOT : logger.getName();
  }

  private static String word(Level level) {
    return level.toString().toLowerCase(Locale.ROOT);
  }

  /** A logger that is named speaks for all below it, unless they are named too. */
  private static Map<String, String> over(Map<String, String> levels, LogLevels more) {
    Map<String, String> all = new TreeMap<>(levels);
    more.byLogger()
        .keySet()
        .forEach(name -> all.keySet().removeIf(key -> key.startsWith(name + ".")));
    more.byLogger()
        .forEach((name, level) -> all.put(ROOT.equalsIgnoreCase(name) ? ROOT : name, level));
    return all;
  }

  private static void apply(Map<String, String> levels) {
    LoggerContext loggers = LoggerContext.getContext(false);
    Configuration all = loggers.getConfiguration();
    inForce().keySet().stream()
        .filter(name -> !levels.containsKey(name))
        .forEach(name -> set(all, name, null));
    levels.forEach((name, level) -> set(all, name, Level.toLevel(level)));
    loggers.updateLoggers();
  }

  /** Sets the level of one logger; without a level it has that of the one above. */
  private static void set(Configuration all, String name, @Nullable Level level) {
    LoggerConfig logger = ROOT.equals(name) ? all.getRootLogger() : all.getLoggers().get(name);
    if (logger == null) {
      all.addLogger(name, new LoggerConfig(name, level, true));
    } else {
      logger.setLevel(level);
    }
  }
}
