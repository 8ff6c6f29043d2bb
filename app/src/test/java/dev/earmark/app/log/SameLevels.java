package dev.earmark.app.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Levels that a command sets stay as long as its JVM; after each test they are what they were. */
public final class SameLevels implements BeforeEachCallback, AfterEachCallback {
  private final LoggerContext loggers = LoggerContext.getContext(false);
  private final Map<String, Level> before = new HashMap<>();

  @Override
  public void beforeEach(ExtensionContext test) {
    before.clear();
    loggers
        .getConfiguration()
        .getLoggers()
        .forEach((name, logger) -> before.put(name, logger.getExplicitLevel()));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    loggers
        .getConfiguration()
        .getLoggers()
        .forEach((name, logger) -> logger.setLevel(before.get(name)));
    loggers.updateLoggers();
  }
}
