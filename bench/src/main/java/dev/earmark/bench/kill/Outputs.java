package dev.earmark.bench.kill;

import dev.earmark.Confusion;
import dev.earmark.Prediction;
import dev.earmark.client.From;
import dev.earmark.client.RecordConsumer;
import dev.earmark.topology.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that was said, as any consumer of committed records reads it. */
final class Outputs implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final RecordConsumer<Prediction> predictions;
  private final RecordConsumer<Confusion> confusions;
  private final Map<String, List<Prediction>> byId = new LinkedHashMap<>();
  private Optional<Confusion> total = Optional.empty();
  private long records;

  Outputs(Site site) {
    Map<String, String> settings =
        Map.of(
            "bootstrap.servers", site.bootstrapServers(),
            "schema.registry.url", site.registryUrl());
    TopicNames topics = TopicNames.defaults();
    predictions =
        new RecordConsumer<>(Prediction.class, topics.predictions(), From.beginning(), settings);
    confusions =
        new RecordConsumer<>(Confusion.class, topics.confusion(), From.beginning(), settings);
  }

  /** Waits a moment for more. */
  void poll() {
    for (Prediction said : predictions.poll(POLL)) {
      byId.computeIfAbsent(said.getId(), id -> new ArrayList<>(1)).add(said);
      records++;
    }
    for (Confusion said : confusions.poll(Duration.ZERO)) {
      if (said.getFrom() == null && said.getScope().equals("*")) {
        total = Optional.of(said);
      }
    }
  }

  /** Returns how many predictions were read, repeated ones included. */
  long records() {
    return records;
  }

  /** Returns how many different ids were read. */
  long windows() {
    return byId.size();
  }

  /** Returns whether so many windows were predicted and counted. */
  boolean complete(long windows) {
    return byId.size() >= windows && counted() >= windows;
  }

  private long counted() {
    return total.stream()
        .flatMap(confusion -> confusion.getCounts().stream())
        .flatMap(List::stream)
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Returns the predictions by their id. */
  Map<String, List<Prediction>> predictions() {
    return byId;
  }

  /** Returns the newest counts of all devices since the beginning, if there are any. */
  Optional<Confusion> total() {
    return total;
  }

  @Override
  public void close() {
    predictions.close();
    confusions.close();
  }
}
