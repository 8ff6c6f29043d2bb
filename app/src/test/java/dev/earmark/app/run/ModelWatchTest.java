package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.earmark.app.command.Models;
import dev.earmark.score.Model;
import dev.earmark.topology.TopologyCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ModelWatchTest {
  private static final Path TINY = Path.of("../stages/src/test/resources/models/tiny.onnx");
  private static final Logger LOG = (Logger) LoggerFactory.getLogger(ModelWatch.class);
  private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
  private final AtomicBoolean withoutMemory = new AtomicBoolean();

  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          logged.add(event.getLevel() + " " + event.getFormattedMessage());
        }
      };

  @BeforeEach
  void listen() {
    appender.setContext(LOG.getLoggerContext());
    appender.start();
    LOG.addAppender(appender);
    LOG.setLevel(Level.ERROR);
  }

  @AfterEach
  void listenNoMore() {
    LOG.detachAppender(appender);
    LOG.setLevel(null);
  }

  private Model load(Path file) {
    if (withoutMemory.get()) {
      throw new OutOfMemoryError("Java heap space");
    }
    return Models.load(file);
  }

  @Test
  void whatEndsALookIsLoggedWithTheFileAndTheWatchGoesOn(@TempDir Path folder) throws Exception {
    Path file = Files.copy(TINY, folder.resolve("m.onnx"));
    var model = new WatchedModel(file, this::load, sentence -> {});
    var counts = new TopologyCounts();
    withoutMemory.set(true);
    try (var watch = new ModelWatch(List.of(model), counts, Duration.ofMillis(1))) {
      watch.start();
      for (String text : List.of("one", "another")) {
        exchange(file, text);
        assertThat(logged.poll(30, TimeUnit.SECONDS))
            .isEqualTo(
                "ERROR The model's file "
                    + file
                    + " cannot be looked at: java.lang.OutOfMemoryError: Java heap space");
      }
    } finally {
      model.retire();
    }
    assertThat(counts.snapshot()).containsEntry("modelsRefused", 2L);
  }

  private static void exchange(Path file, String text) throws IOException {
    Path next = file.resolveSibling("next");
    Files.writeString(next, text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
