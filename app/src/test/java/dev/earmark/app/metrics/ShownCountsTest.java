package dev.earmark.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.Relation;
import dev.earmark.topology.metrics.TopologyCounts;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

class ShownCountsTest {
  private final TopologyCounts counts = new TopologyCounts();

  @Test
  void whatIsShownIsReadAsItIsCounted() {
    counts.add(Count.MODEL_SWAPS);
    counts.add(Count.MODEL_FALLBACKS);
    counts.add(Count.MODEL_FALLBACKS);
    assertThat(ShownCounts.of(page()))
        .containsExactlyEntriesOf(counts.snapshot())
        .containsEntry("modelFallbacks", 2L);
  }

  @Test
  void lettersOfAllReasonsAreAddedAndWhatDoesNotAddUpIsFound() {
    String page =
        page()
            .replace("{reason=\"too-large\"} 0.0", "{reason=\"too-large\"} 2.0")
            .replace("{reason=\"refused\"} 0.0", "{reason=\"refused\"} 1.0")
            .replace("earmark_records_total 0.0", "earmark_records_total 1.0");
    var read = ShownCounts.of(page);
    assertThat(read).containsEntry("deadLetters", 3L).containsEntry("deadLettersTooLarge", 2L);
    assertThat(Relation.broken(read))
        .containsExactly(
            "records = chunksUsed + chunksRepeated + chunksLate + chunksUnheard + chunksDead: 1,"
                + " 0");
  }

  @Test
  void valuesOfLabelsMayHoldBlanksBracesAndQuotes() {
    String others =
        """
        earmark_device_windows_total{group="living room"} 7.0
        earmark_device_windows_total{group="a} 1 \\" \\\\",model="b c"} 8.0
        earmark_records_total{group="living room"} 9.0
        """;
    assertThat(ShownCounts.of(others + page())).containsExactlyEntriesOf(counts.snapshot());
  }

  @Test
  void aPageOfSomethingElseIsRefused() {
    assertThatThrownBy(() -> ShownCounts.of("up 1.0\n"))
        .hasMessage("page must show every count: missing=earmark_records_total");
  }

  private String page() {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    new TopologyMeters(counts).bindTo(registry);
    return registry.scrape();
  }
}
