package dev.earmark.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.command.Models;
import dev.earmark.score.Model;
import dev.earmark.topology.metrics.TopologyCounts;
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
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelWatchTest {
  private static final Path TINY = Path.of("../stages/src/test/resources/models/tiny.onnx");
  private static final Logger LOG = (Logger) LogManager.getLogger(ModelWatch.class);
  private final BlockingQueue<String> logged = new LinkedBlockingQueue<>();
  private final AtomicBoolean withoutMemory = new AtomicBoolean();

  private final AbstractAppender appender =
      new AbstractAppender("watched", null, null, true, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
          logged.add(event.getLevel() + " " + event.getMessage().getFormattedMessage());
        }
      };

  @BeforeEach
  void listen() {
    appender.start();
    LOG.addAppender(appender);
    Configurator.setLevel(LOG, Level.ERROR);
  }

  @AfterEach
  void listenNoMore() {
    LOG.getContext().getConfiguration().removeLogger(LOG.getName());
    LOG.getContext().updateLoggers();
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
