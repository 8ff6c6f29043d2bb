package dev.earmark.app.log;

import dev.earmark.app.settings.LogLevels;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A change of the levels while the process runs, which may end by itself. */
final class LevelChange {
  private final Levels levels;
  private final ScheduledExecutorService later;
  private final RunLog log;
  private Optional<Instant> until = Optional.empty();
  private Optional<Future<?>> end = Optional.empty();
  private long begun;

  LevelChange(Levels levels, ScheduledExecutorService later, RunLog log) {
    this.levels = levels;
    this.later = later;
    this.log = log;
  }

  /** Changes the levels, in place of an earlier change; for a time, or until they are reset. */
  synchronized void begin(LogLevels changed, Optional<Duration> length) {
    forget();
    levels.change(changed);
    until = length.map(Instant.now().truncatedTo(ChronoUnit.SECONDS)::plus);
    end = length.map(this::timer);
    log.notice(
        "log.level is now %s%s"
            .formatted(changed, until.map(time -> ", until " + time).orElse("")));
  }

  /** Sets what the settings ask for. */
  synchronized void reset() {
    forget();
    levels.reset();
    log.notice("log.level is again what the settings say");
  }

  private Future<?> timer(Duration length) {
    long change = begun;
    return later.schedule(() -> end(change), length.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A timer that was about to run when another change began ends nothing. */
  private synchronized void end(long change) {
    if (change == begun) {
      reset();
    }
  }

  private void forget() {
    begun++;
    end.ifPresent(timer -> timer.cancel(false));
    end = Optional.empty();
    until = Optional.empty();
  }

  /** Returns when the change ends by itself. */
  synchronized Optional<Instant> until() {
    return until;
  }
}
