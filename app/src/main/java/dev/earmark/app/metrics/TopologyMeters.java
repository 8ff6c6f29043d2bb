package dev.earmark.app.metrics;

import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.metrics.TopologyMetric;
import dev.earmark.topology.metrics.TopologyMetrics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/** What a topology counts: {@code chunks-total} is {@code earmark_chunks_total}. */
public final class TopologyMeters implements MeterBinder {
  private static final String TOTAL = "-total";
  private static final String LETTERS = "deadLetters";

  private final TopologyCounts counts;

  public TopologyMeters(TopologyCounts counts) {
    this.counts = counts;
  }

  /** Returns whether it is shown here: not what each device has one of, which may be many. */
  public static boolean isShown(TopologyMetric metric) {
    return TopologyMetrics.shown(new TopologyCounts()).stream()
        .anyMatch(shown -> shown.metric().equals(metric));
  }

  /** Returns the name by which Prometheus knows it. */
  public static String prometheus(TopologyMetric metric) {
    return "earmark_" + metric.name().replace('-', '_');
  }

  /**
   * Returns how Prometheus knows a count of such a name: {@code deadLettersTooLarge} is {@code
   * earmark_dead_letters_total{reason="too-large"}}.
   */
  public static String prometheus(String count) {
    boolean ofAReason = count.startsWith(LETTERS) && !count.equals(LETTERS);
    String name = "earmark_" + words(ofAReason ? LETTERS : count, '_') + "_total";
    return ofAReason
        ? name + "{reason=\"" + words(count.substring(LETTERS.length()), '-') + "\"}"
        : name;
  }

  private static String words(String name, char between) {
    return name.replaceAll("(?<!^)([A-Z])", between + "$1").toLowerCase(Locale.ROOT);
  }

  private static String name(TopologyMetric metric) {
    String name = metric.name();
    String bare = isCounter(metric) ? name.substring(0, name.length() - TOTAL.length()) : name;
    return "earmark." + bare.replace('-', '.');
  }

  private static boolean isCounter(TopologyMetric metric) {
    return metric.name().endsWith(TOTAL);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    TopologyMetrics.shown(counts).forEach(shown -> bind(shown, registry));
  }

  /** Meters hold weakly what they look at: the counts live as long as the topology. */
  private void bind(TopologyMetrics.Shown shown, MeterRegistry registry) {
    TopologyMetric metric = shown.metric();
    Tags tags = metric.tag().isEmpty() ? Tags.empty() : Tags.of(metric.tag(), shown.tagValue());
    if (isCounter(metric)) {
      FunctionCounter.builder(name(metric), counts, all -> shown.now())
          .tags(tags)
          .description(metric.meaning())
          .register(registry);
    } else {
      Gauge.builder(name(metric), counts, all -> shown.now())
          .tags(tags)
          .description(metric.meaning())
          .register(registry);
    }
  }
}
