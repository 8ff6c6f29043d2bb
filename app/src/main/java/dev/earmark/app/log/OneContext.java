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

  /** Whether somebody has named a configuration of their own. */
  private static volatile boolean own;

  /** Made when the first logger is asked for; appenders of a file may ask for it as they start. */
  private static final class Only {
    private static final LoggerContext LOGGERS = new LoggerContext("earmark");

    static {
      LOGGERS.start(new ConsoleLog(LOGGERS));
      own =
          PropertiesUtil.getProperties()
              .hasProperty(ConfigurationFactory.CONFIGURATION_FILE_PROPERTY);
      if (own) {
        LOGGERS.reconfigure();
      }
    }
  }

  /** Lets the appenders of somebody's own configuration write what they still hold. */
  public static void end() {
    if (own) {
      Only.LOGGERS.stop();
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
