package dev.earmark.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.Console;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.LogLevels;
import dev.earmark.app.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Timers that run when this test says so, as one does that another change comes too late for. */
@ExtendWith(SameLevels.class)
class LevelChangeTest {
  private static final Logger LOG = LoggerFactory.getLogger("dev.earmark.some.Place");

  private final List<Runnable> timers = new ArrayList<>();
  private final ScheduledThreadPoolExecutor later =
      new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable timer, long length, TimeUnit unit) {
          timers.add(timer);
          return super.schedule(timer, length, unit);
        }
      };
  private final RunLog log =
      RunLog.open(
          Settings.of(List.of(Layer.from(Map.of("log.level", "warn"), "test"))),
          new Console().surroundings().err());
  private final LevelChange change = new LevelChange(new Levels(levels("warn")), later, log);

  @AfterEach
  void close() {
    later.shutdownNow();
    log.close();
  }

  @Test
  void aTimerEndsItsOwnChangeAndNoLaterOne() {
    change.begin(levels("debug"), Optional.of(Duration.ofHours(1)));
    change.begin(levels("info"), Optional.of(Duration.ofHours(1)));
    timers.get(0).run();
    assertThat(LOG.isInfoEnabled()).isTrue();
    assertThat(LOG.isDebugEnabled()).isFalse();
    timers.get(1).run();
    assertThat(LOG.isInfoEnabled()).isFalse();
  }

  private static LogLevels levels(String levels) {
    return LogLevels.parse("log.level", levels);
  }
}
