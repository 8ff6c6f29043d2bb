package dev.earmark.app.doctor;

import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.Topics;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/**
 * This machine's clock against the brokers': by the newest record of audio, whose time the broker
 * has set, and which therefore cannot be in the future.
 */
final class ClockLook implements Look {
  private static final long MOST_AHEAD_MS = 500;

  private final Cluster cluster;
  private final Topics topics;
  private final String chunks;
  private final InstantSource clock;

  ClockLook(Cluster cluster, Topics topics, String chunks, InstantSource clock) {
    this.cluster = cluster;
    this.topics = topics;
    this.chunks = chunks;
    this.clock = clock;
  }

  @Override
  public List<Symptom> look() {
    OptionalLong newest = newestMs();
    if (newest.isEmpty()) {
      return List.of(Symptom.ok("clock", "cannot be compared before there is audio"));
    }
    long ageMs = clock.millis() - newest.getAsLong();
    return List.of(
        ageMs < -MOST_AHEAD_MS
            ? Symptom.error(
                "clock",
                String.format(
                    Locale.ROOT,
                    "this machine's clock is at least %.1f s behind the broker's: the newest audio is in the future",
                    -ageMs / 1e3),
                "have both keep time by NTP (chronyc tracking)")
            : Symptom.ok(
                "clock",
                String.format(
                    Locale.ROOT,
                    "the newest audio came %.1f s ago, so this clock is no further ahead than that",
                    Math.max(0, ageMs) / 1e3)));
  }

  private OptionalLong newestMs() {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic : topics.described()) {
      if (topic.name().equals(chunks)) {
        topic
            .partitions()
            .forEach(one -> asked.put(partition(one.partition()), OffsetSpec.maxTimestamp()));
      }
    }
    return cluster.ask(admin -> admin.listOffsets(asked).all().get()).values().stream()
        .mapToLong(found -> found.timestamp())
        .filter(timestamp -> timestamp >= 0)
        .max();
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(chunks, number);
  }
}
