package dev.earmark.app.health;

import java.time.Duration;
import java.util.Locale;
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

  /** Finds whether each thread asks for records; one that has not begun to is not stuck. */
  Finding polls() {
    double oldest =
        streams.metrics().entrySet().stream()
            .filter(entry -> isAge(entry.getKey()))
            .mapToDouble(entry -> seconds(entry.getValue()))
            .max()
            .orElse(0);
    return new Finding(
        "polls",
        oldest <= mostBetweenPolls.toSeconds(),
        String.format(
            Locale.ROOT,
            "the last poll was %.0f s ago, at most %d s are allowed",
            Math.max(0, oldest),
            mostBetweenPolls.toSeconds()));
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

  private static double seconds(Metric metric) {
    return metric.metricValue() instanceof Number number ? number.doubleValue() : 0;
  }
}
