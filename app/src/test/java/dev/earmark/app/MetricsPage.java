package dev.earmark.app;

import static java.util.stream.Collectors.joining;

import dev.earmark.app.metrics.Meters;
import dev.earmark.app.metrics.TopologyMeters;
import dev.earmark.topology.metrics.Relation;
import dev.earmark.topology.metrics.TopologyMetric;
import dev.earmark.topology.metrics.TopologyMetrics;
import java.util.List;

/** Writes {@code docs/metrics.md} from what the topology shows of itself. */
final class MetricsPage {
  private static final String HEAD =
      """
      # Metrics

      This page is generated from the code (`MetricsPage`); `./mvnw -pl app -am test -Dtest=DocsTest -Dearmark.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false` writes it again.

      What a running topology (`earmark run`) has counted since its process started is read
      - by Prometheus: with `http.port` set, `/metrics` has all of them but those of single devices, beside the JVM's (`jvm_…`, `process_…`) and Kafka's own (`kafka_…`), as plain text or as OpenMetrics. What is only there is in the second table.
      - over JMX: an MBean for each group and tag, such as `kafka.streams:type=earmark-metrics` and `kafka.streams:type=earmark-metrics,reason=refused`, with an attribute for each metric. `jconsole PID` shows them on the same machine;
        `EARMARK_JAVA_OPTS` takes the JVM's own options (`-Dcom.sun.management.jmxremote.port=…` and those that secure it) for others.
      - by whatever `metric.reporters` names, as of any Kafka client; where it is set, `org.apache.kafka.common.metrics.JmxReporter` has to be in it for JMX.
      - in a program that embeds the topology, with `EarmarkStreams.streams().metrics()`.

      Metrics are there from the moment the process is given its first partition. Names that end in `-total` only grow; samples and clock jumps are brought up to date about once a second. Kafka's own metrics, such as `records-lag-max` and `commit-latency-avg`, stand beside them.

      | group | metric | Prometheus | tag | unit | meaning |
      |---|---|---|---|---|---|
      """;

  private static final String PROMETHEUS_ONLY =
      """

      ## By Prometheus alone
      Histograms end in `_bucket`, `_sum` and `_count`; `_max` is the largest of the last minutes. Upper bounds of buckets of times, in seconds: 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300; of batches: 1, 2, 4, 8, 16, 32, 64, 128, 256; of coverage: 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.

      | metric | labels | unit | meaning |
      |---|---|---|---|
      """;

  private static final String RELATIONS =
      """

      ## What adds up
      In each process by itself, whenever it has nothing under way: after a thread failed, partitions moved or a broker was away, too. A process that is killed takes its counts with it.
      """;

  private MetricsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    TopologyMetrics.all().forEach(metric -> page.append(row(metric)));
    page.append(PROMETHEUS_ONLY);
    Meters.all().forEach(meter -> page.append(row(meter)));
    page.append(RELATIONS);
    Relation.all().forEach(relation -> page.append(row(relation)));
    return page.toString();
  }

  private static String row(Relation relation) {
    return "- %s %s %s\n".formatted(sum(relation.left()), relation.sign(), sum(relation.right()));
  }

  private static String sum(List<String> counts) {
    return counts.stream()
        .map(count -> "`" + TopologyMeters.prometheus(count) + "`")
        .collect(joining(" + "));
  }

  private static String row(Meters.Meter meter) {
    String labels = meter.labels().stream().map(label -> "`" + label + "`").collect(joining(", "));
    return "| `%s` | %s | %s | %s |\n"
        .formatted(meter.prometheus(), labels, meter.unit(), meter.meaning());
  }

  private static String row(TopologyMetric metric) {
    return "| `%s` | `%s` | %s | %s | %s | %s |\n"
        .formatted(
            metric.group(),
            metric.name(),
            TopologyMeters.isShown(metric) ? "`" + TopologyMeters.prometheus(metric) + "`" : "",
            metric.tag().isEmpty() ? "" : "`" + metric.tag() + "`",
            metric.unit(),
            metric.meaning());
  }
}
