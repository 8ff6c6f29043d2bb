package dev.earmark.app;

import dev.earmark.app.metrics.TopologyMeters;
import dev.earmark.topology.TopologyMetric;
import dev.earmark.topology.TopologyMetrics;

/** Writes {@code docs/metrics.md} from what the topology shows of itself. */
final class MetricsPage {
  private static final String HEAD =
      """
      # Metrics

      This page is generated from the code (`MetricsPage`); `./mvnw -pl app -am test -Dtest=DocsTest -Dearmark.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false` writes it again.

      What a running topology (`earmark run`) has counted since its process started is read
      - by Prometheus: with `http.port` set, `/metrics` has all of them but those of single devices, beside the JVM's (`jvm_…`, `process_…`) and Kafka's own (`kafka_…`), as plain text or as OpenMetrics. `earmark_model_info` is 1 for each version of a model that listens.
      - over JMX: an MBean for each group and tag, such as `kafka.streams:type=earmark-metrics` and `kafka.streams:type=earmark-metrics,reason=refused`, with an attribute for each metric. `jconsole PID` shows them on the same machine;
        `EARMARK_JAVA_OPTS` takes the JVM's own options (`-Dcom.sun.management.jmxremote.port=…` and those that secure it) for others.
      - by whatever `metric.reporters` names, as of any Kafka client; where it is set, `org.apache.kafka.common.metrics.JmxReporter` has to be in it for JMX.
      - in a program that embeds the topology, with `EarmarkStreams.streams().metrics()`.

      Metrics are there from the moment the process is given its first partition. Names that end in `-total` only grow; samples and clock jumps are brought up to date about once a second. Kafka's own metrics, such as `records-lag-max` and `commit-latency-avg`, stand beside them.

      | group | metric | Prometheus | tag | unit | meaning |
      |---|---|---|---|---|---|
      """;

  private MetricsPage() {}

  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    TopologyMetrics.all().forEach(metric -> page.append(row(metric)));
    return page.toString();
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
