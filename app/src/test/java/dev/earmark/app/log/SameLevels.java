package dev.earmark.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Levels that a command sets stay as long as its JVM; after each test they are what they were. */
public final class SameLevels implements BeforeEachCallback, AfterEachCallback {
  private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Map<Logger, Level> before = new HashMap<>();

  @Override
  public void beforeEach(ExtensionContext test) {
    before.clear();
    loggers.getLoggerList().forEach(logger -> before.put(logger, logger.getLevel()));
  }

  @Override
  public void afterEach(ExtensionContext test) {
    loggers.getLoggerList().forEach(logger -> logger.setLevel(before.get(logger)));
  }
}
