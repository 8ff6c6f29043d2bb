package dev.earmark.app.health;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** The threads of Kafka Streams, by whether they are there and ask the broker for records. */
final class StreamThreads {
  private static final String GROUP = "consumer-metrics";
  private static final String AGE = "last-poll-seconds-ago";
  private static final String CLIENT = "client-id";
  private static final String ADMITTED = "-consumer";

  private final KafkaStreams streams;
  private final int wanted;
  private final Duration mostBetweenPolls;

  StreamThreads(KafkaStreams streams, int wanted, Duration mostBetweenPolls) {
    this.streams = streams;
    this.wanted = wanted;
    this.mostBetweenPolls = mostBetweenPolls;
  }

  /** Finds whether each thread is there: dead ones are in no list. */
  Finding threads() {
    int there = streams.metadataForLocalThreads().size();
    return new Finding(
        "threads", there >= wanted, "%d of %d stream threads run".formatted(there, wanted));
  }

  /** Finds whether each thread asks for records. */
  Finding polls() {
    return polls(streams.metrics(), mostBetweenPolls);
  }

  /** Finds it from Kafka Streams' metrics; a thread that has not begun to ask is not stuck. */
  static Finding polls(Map<MetricName, ? extends Metric> metrics, Duration most) {
    double oldestMs =
        metrics.entrySet().stream()
            .filter(entry -> isAge(entry.getKey()))
            .mapToDouble(entry -> ms(entry.getValue()))
            .max()
            .orElse(0);
    return new Finding(
        "polls",
        oldestMs <= most.toMillis(),
        String.format(
            Locale.ROOT,
            "the last poll was %.0f ms ago, at most %d ms are allowed",
            Math.max(0, oldestMs),
            most.toMillis()));
  }

  /** The member of the group; a restore or global consumer may rest for long. */
  private static boolean isAge(MetricName name) {
    String client = name.tags().getOrDefault(CLIENT, "");
    return name.name().equals(AGE)
        && name.group().equals(GROUP)
        && client.endsWith(ADMITTED)
        && !client.endsWith("-restore-consumer")
        && !client.endsWith("-global-consumer");
  }

  private static double ms(Metric metric) {
    return metric.metricValue() instanceof Number seconds ? seconds.doubleValue() * 1e3 : 0;
  }
}
