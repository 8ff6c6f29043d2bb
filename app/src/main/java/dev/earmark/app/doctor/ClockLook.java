package dev.earmark.app.doctor;

import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.Topics;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.record.TimestampType;

/**
 * This machine's clock against the brokers': by the newest record of audio, which cannot be in the
 * future where the broker has set its time.
 */
final class ClockLook implements Look {
  private static final String OF = "clock";
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
    Map<TopicPartition, OffsetSpec> asked = newest();
    boolean there = !asked.isEmpty();
    return List.of(
        there && devicesSetTimes()
            ? devices(chunks)
            : of(there ? newestMs(asked) : OptionalLong.empty(), clock.millis()));
  }

  /** Says what the newest time that a broker has set tells of a clock. */
  static Symptom of(OptionalLong newestMs, long nowMs) {
    if (newestMs.isEmpty()) {
      return Symptom.ok(OF, "cannot be compared before there is audio");
    }
    long ageMs = nowMs - newestMs.getAsLong();
    return ageMs < -MOST_AHEAD_MS ? behind(-ageMs) : notAhead(Math.max(0, ageMs));
  }

  private static Symptom behind(long byMs) {
    return Symptom.error(
        OF,
        String.format(
            Locale.ROOT,
            "this machine's clock is at least %.1f s behind the broker's: the newest audio is in the future",
            byMs / 1e3),
        "have both keep time by NTP (chronyc tracking)");
  }

  private static Symptom notAhead(long ofMs) {
    return Symptom.ok(
        OF,
        String.format(
            Locale.ROOT,
            "the newest audio came %.1f s ago, so this clock is no further ahead than that",
            ofMs / 1e3));
  }

  /** What a device says of the time tells nothing of the broker's clock. */
  static Symptom devices(String chunks) {
    return Symptom.ok(OF, "cannot be compared: devices set the times of " + chunks);
  }

  private boolean devicesSetTimes() {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, chunks);
    Collection<Config> found =
        cluster.ask(admin -> admin.describeConfigs(List.of(topic)).all().get()).values();
    return found.stream()
        .map(config -> config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG))
        .noneMatch(type -> type != null && TimestampType.LOG_APPEND_TIME.name.equals(type.value()));
  }

  private Map<TopicPartition, OffsetSpec> newest() {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (TopicDescription topic : topics.described()) {
      if (topic.name().equals(chunks)) {
        topic
            .partitions()
            .forEach(one -> asked.put(partition(one.partition()), OffsetSpec.maxTimestamp()));
      }
    }
    return asked;
  }

  private OptionalLong newestMs(Map<TopicPartition, OffsetSpec> asked) {
    return cluster.ask(admin -> admin.listOffsets(asked).all().get()).values().stream()
        .mapToLong(found -> found.timestamp())
        .filter(timestamp -> timestamp >= 0)
        .max();
  }

  private TopicPartition partition(int number) {
    return new TopicPartition(chunks, number);
  }
}
