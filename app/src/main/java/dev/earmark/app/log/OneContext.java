package dev.earmark.app.log;

import java.net.URI;
import java.util.List;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationFactory;
import org.apache.logging.log4j.core.selector.ContextSelector;
import org.apache.logging.log4j.util.PropertiesUtil;

/**
 * Gives the whole JVM one context of Log4j's, which makes this by the name that {@code
 * log4j2.component.properties} gives. The context begins with {@link ConsoleLog} and looks for no
 * file, unless somebody names one in {@code log4j2.configurationFile}.
 */
public final class OneContext implements ContextSelector {

  /** Made when the first logger is asked for. */
  private static final class Only {
    private static final LoggerContext LOGGERS = loggers();

    private static LoggerContext loggers() {
      var loggers = new LoggerContext("earmark");
      loggers.start(new ConsoleLog(loggers));
      if (PropertiesUtil.getProperties()
          .hasProperty(ConfigurationFactory.CONFIGURATION_FILE_PROPERTY)) {
        loggers.reconfigure();
      }
      return loggers;
    }
  }

  @Override
  public LoggerContext getContext(String fqcn, ClassLoader loader, boolean currentContext) {
    return Only.LOGGERS;
  }

  @Override
  public LoggerContext getContext(
      String fqcn, ClassLoader loader, boolean currentContext, URI configLocation) {
    return Only.LOGGERS;
  }

  @Override
  public List<LoggerContext> getLoggerContexts() {
    return List.of(Only.LOGGERS);
  }

  @Override
  public void removeContext(LoggerContext context) {}

  @Override
  public boolean isClassLoaderDependent() {
    return false;
  }
}
