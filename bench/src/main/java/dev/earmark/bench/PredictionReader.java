package dev.earmark.bench;

import dev.earmark.Prediction;
import dev.earmark.client.From;
import dev.earmark.client.PredictionConsumer;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the predictions as any consumer would, committed ones only, and tells the first of each
 * window.
 */
final class PredictionReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final PredictionConsumer consumer;
  private final Set<String> seen = new HashSet<>();

  PredictionReader(String bootstrapServers, String registryUrl, String topic) {
    consumer =
        new PredictionConsumer(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "schema.registry.url", registryUrl,
                "topic.predictions", topic),
            From.beginning());
  }

  /** Waits a moment for more, and returns the predictions of windows that were not read before. */
  List<Prediction> poll() {
    return consumer.poll(POLL).stream().filter(read -> seen.add(read.getId())).toList();
  }

  /** Number of different windows read so far. */
  long windows() {
    return seen.size();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
