package dev.earmark.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.encoder.Encoder;
import dev.earmark.app.Voice;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.Page;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * The log of a process that somebody operates: what it says itself and what is logged anywhere, in
 * the form that settings ask for. What it says itself goes to its own stream only, whatever else
 * runs in the same JVM.
 */
public final class RunLog implements Voice, AutoCloseable {
  private static final String CONSOLE = "STDERR";
  private static final int LEFT_OUT_SECONDS = 60;

  private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Logger root = loggers.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger own = loggers.getLogger("dev.earmark.run");
  private final Optional<Appender<ILoggingEvent>> console;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(RunLog::thread);
  private final Levels levels;
  private final LogOutput output;

  private RunLog(Settings settings, PrintStream out) {
    output = new LogOutput(out, encoder(settings));
    output.setContext(loggers);
    output.start();
    console = Optional.ofNullable(root.getAppender(CONSOLE));
    levels = new Levels(settings.logLevels());
  }

  /** Begins: from now on all that is logged goes to {@code out}. */
  public static RunLog open(Settings settings, PrintStream out) {
    var log = new RunLog(settings, out);
    log.begin();
    return log;
  }

  private void begin() {
    console.ifPresent(root::detachAppender);
    root.addAppender(output);
    var unused =
        later.scheduleAtFixedRate(
            output::sayLeftOut, LEFT_OUT_SECONDS, LEFT_OUT_SECONDS, TimeUnit.SECONDS);
  }

  private Encoder<ILoggingEvent> encoder(Settings settings) {
    boolean json = settings.text(EarmarkSettings.LOG_FORMAT).equals("json");
    Encoder<ILoggingEvent> encoder = json ? new JsonEncoder() : new LineEncoder();
    encoder.setContext(loggers);
    encoder.start();
    return encoder;
  }

  @Override
  public void say(String sentence) {
    log(event(Level.INFO, sentence, null));
  }

  @Override
  public void warn(String sentence) {
    log(event(Level.WARN, sentence, null));
  }

  /** Says why the process ends, whatever the levels are, and also when the log was closed. */
  public void error(String sentence, @Nullable Throwable failure) {
    output.doAppend(event(Level.ERROR, sentence, failure));
  }

  /** Says something with fields of its own. */
  public void say(String sentence, Map<String, ?> fields) {
    LoggingEvent event = event(Level.INFO, sentence, null);
    fields.forEach((name, value) -> event.addKeyValuePair(new KeyValuePair(name, value)));
    log(event);
  }

  /** Says something whatever the levels are, because it is about them. */
  void notice(String sentence) {
    output.doAppend(event(Level.WARN, sentence, null));
  }

  private void log(LoggingEvent event) {
    if (own.isEnabledFor(event.getLevel())) {
      output.doAppend(event);
    }
  }

  private LoggingEvent event(Level level, String sentence, @Nullable Throwable failure) {
    return new LoggingEvent(RunLog.class.getName(), own, level, sentence, failure, null);
  }

  public Levels levels() {
    return levels;
  }

  /** Returns the page at which levels are read and changed. */
  public Page levelPage() {
    return new LevelPage(levels, new LevelChange(levels, later, this));
  }

  /** Lets what is logged go where it went before; can still say why the process ends. */
  @Override
  public void close() {
    later.shutdownNow();
    root.detachAppender(output);
    console.ifPresent(root::addAppender);
    output.sayLeftOut();
    levels.restore();
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "earmark-log");
    thread.setDaemon(true);
    return thread;
  }
}
