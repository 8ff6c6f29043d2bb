package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.WindowScorer;
import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.window.Window;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as time that a thread worked. */
class BusyTest {
  private static final Duration COST = Duration.ofMillis(200);

  @Test
  void theLastWindowOfARecordingThatFellSilentIsWorkToo() {
    var settings =
        TopologySettings.defaults()
            .withRecording(RecordingSettings.defaults().withIdle(Duration.ofSeconds(2)));
    var classifier = new Classifier(ContentScorer.CARD, max -> new Costly());
    try (var topology = new DrivenTopology(settings, classifier)) {
      topology.take(TestLog.chunk("d", "r", Span.of(0, 500)));
      double before = topology.streams.counts().busySeconds();
      topology.wait(Duration.ofSeconds(4));
      assertThat(topology.predictions()).hasSize(1);
      assertThat(topology.streams.counts().busySeconds() - before)
          .isGreaterThanOrEqualTo(COST.toMillis() / 1e3);
    }
  }

  /** Keeps a processor busy for as long as a costly model would. */
  private static final class Costly implements WindowScorer {
    @Override
    public List<float[]> score(List<Window> windows) {
      long end = System.nanoTime() + COST.toNanos();
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      return windows.stream().map(window -> ContentScorer.score(window.samples())).toList();
    }

    @Override
    public void close() {}
  }
}
