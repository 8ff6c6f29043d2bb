package dev.earmark.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.topology.deadletter.DeadLetterReason;
import dev.earmark.topology.metrics.TopologyCounts;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyMetersTest {
  @Test
  void aReasonIsWrittenAsItsLetterSaysIt() {
    assertThat(TopologyMeters.prometheus("deadLettersTooLarge"))
        .isEqualTo("earmark_dead_letters_total{reason=\"too-large\"}");
    assertThat(TopologyMeters.prometheus("deadLetters")).isEqualTo("earmark_dead_letters_total");
    assertThat(TopologyMeters.prometheus("chunksUsed")).isEqualTo("earmark_chunks_used_total");
  }

  @Test
  void everyCountIsShownUnderTheNameThatRelationsCallItBy() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var counts = new TopologyCounts();
    new TopologyMeters(counts).bindTo(registry);
    List<String> page = registry.scrape().lines().toList();

    assertThat(counts.snapshot().keySet())
        .hasSizeGreaterThan(DeadLetterReason.values().length)
        .filteredOn(count -> !count.equals("deadLetters"))
        .allSatisfy(count -> assertThat(page).contains(TopologyMeters.prometheus(count) + " 0.0"));
  }
}
