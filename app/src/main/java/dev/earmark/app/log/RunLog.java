package dev.earmark.app.log;

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
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;
import org.jspecify.annotations.Nullable;

/**
 * The log of a process that somebody operates: what it says itself and what is logged anywhere, in
 * the form that settings ask for. What it says itself goes to its own stream only, whatever else
 * runs in the same JVM.
 */
public final class RunLog implements Voice, AutoCloseable {
  private static final int LEFT_OUT_SECONDS = 60;

  private final LoggerContext loggers = LoggerContext.getContext(false);
  private final LoggerConfig root = loggers.getConfiguration().getRootLogger();
  private final Logger own = loggers.getLogger("dev.earmark.run");
  private final Optional<Appender> console;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(RunLog::thread);
  private final Levels levels;
  private final LogOutput output;

  private RunLog(Settings settings, PrintStream out) {
    output = new LogOutput(out, layout(settings));
    output.start();
    console = Optional.ofNullable(root.getAppenders().get(ConsoleLog.NAME));
    levels = new Levels(settings.logLevels());
  }

  /** Begins: from now on all that is logged goes to {@code out}. */
  public static RunLog open(Settings settings, PrintStream out) {
    var log = new RunLog(settings, out);
    log.begin();
    return log;
  }

  private void begin() {
    console.ifPresent(appender -> root.removeAppender(appender.getName()));
    root.addAppender(output, null, null);
    var unused =
        later.scheduleAtFixedRate(
            output::sayLeftOut, LEFT_OUT_SECONDS, LEFT_OUT_SECONDS, TimeUnit.SECONDS);
  }

  private static AbstractStringLayout layout(Settings settings) {
    boolean json = settings.text(EarmarkSettings.LOG_FORMAT).equals("json");
    return json ? new JsonLayout() : new LineLayout();
  }

  @Override
  public void say(String sentence) {
    log(event(Level.INFO, said(sentence), null));
  }

  @Override
  public void warn(String sentence) {
    log(event(Level.WARN, said(sentence), null));
  }

  /** Says why the process ends, whatever the levels are, and also when the log was closed. */
  public void error(String sentence, @Nullable Throwable failure) {
    output.append(event(Level.ERROR, said(sentence), failure));
  }

  /** Says something with fields of its own. */
  public void say(String sentence, Map<String, ?> fields) {
    log(event(Level.INFO, new Said(sentence, fields), null));
  }

  /** Says something whatever the levels are, because it is about them. */
  void notice(String sentence) {
    output.append(event(Level.WARN, said(sentence), null));
  }

  private void log(LogEvent event) {
    if (own.isEnabled(event.getLevel())) {
      output.append(event);
    }
  }

  private static Said said(String sentence) {
    return new Said(sentence, Map.of());
  }

  private LogEvent event(Level level, Said said, @Nullable Throwable failure) {
    return Log4jLogEvent.newBuilder()
        .setLoggerName(own.getName())
        .setLevel(level)
        .setMessage(said)
        .setThrown(failure)
        .build();
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
    root.removeAppender(output.getName());
    console.ifPresent(appender -> root.addAppender(appender, null, null));
    output.sayLeftOut();
    levels.restore();
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "earmark-log");
    thread.setDaemon(true);
    return thread;
  }
}
