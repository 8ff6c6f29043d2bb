package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.metrics.TopologyMetrics;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the topology counts is read over JMX, as anybody outside of the process would. */
class MetricsTest {
  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();
  private static final String COUNTS = "kafka.streams:type=earmark-metrics";
  private static final String DRIFT = "kafka.streams:type=earmark-device-metrics,device=a";

  @TempDir Path folder;

  private static double value(String bean, String metric) throws JMException {
    return (Double) BEANS.getAttribute(new ObjectName(bean), metric);
  }

  private static boolean isThere(String bean) throws JMException {
    return BEANS.isRegistered(new ObjectName(bean));
  }

  /** Returns {@code group tag metric} of everything of Earmark's that JMX shows. */
  private static Set<String> shown() throws JMException {
    Set<String> shown = new TreeSet<>();
    for (ObjectName bean :
        BEANS.queryNames(new ObjectName("kafka.streams:type=earmark*,*"), null)) {
      List<String> tags = new ArrayList<>(bean.getKeyPropertyList().keySet());
      tags.remove("type");
      for (MBeanAttributeInfo metric : BEANS.getMBeanInfo(bean).getAttributes()) {
        shown.add(
            String.join(
                " ", bean.getKeyProperty("type"), String.join(",", tags), metric.getName()));
      }
    }
    return shown;
  }

  private static List<String> documented() {
    return TopologyMetrics.all().stream()
        .map(metric -> String.join(" ", metric.group(), metric.tag(), metric.name()))
        .toList();
  }

  @Test
  void whatIsCountedIsReadOverJmxAndGoneAfterTheEnd() throws Exception {
    try (var cluster = new TestCluster(folder)) {
      cluster.sendBytes("a", new byte[] {1, 2, 3});
      cluster.send("a", "r", new Span(0, 400_000, false));
      cluster.send("a", "r", new Span(80_000, 80_800, false));
      try (EarmarkStreams running = RunningTest.start(cluster, "at_least_once", Map.of())) {
        await()
            .atMost(Duration.ofMinutes(1))
            .failFast(() -> !running.alive())
            .until(() -> isThere(DRIFT) && value(COUNTS, "samples-repeated-total") == 800);
        assertThat(shown()).containsExactlyInAnyOrderElementsOf(documented());
        assertThat(value(COUNTS, "chunks-total")).isEqualTo(501);
        assertThat(value(COUNTS, "samples-total")).isEqualTo(400_000);
        assertThat(value(COUNTS, "recordings-begun-total")).isEqualTo(1);
        assertThat(value(COUNTS, "seconds-behind")).isNotNegative();
        assertThat(value(COUNTS + ",reason=undecodable", "dead-letters-total")).isEqualTo(1);
        assertThat(value(COUNTS + ",reason=refused", "dead-letters-total")).isZero();
        assertThat(value(DRIFT, "drift-ppm")).isBetween(-1.0, 1.0);
        assertThat(value(COUNTS, "predictions-total")).isPositive();
      }
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void whateverIsCountedIsSaidUnderItsOwnName() {
    for (Count count : Count.values()) {
      var counts = new TopologyCounts();
      counts.add(count, 7);
      assertThat(counts.snapshot().values()).as(count.name()).containsOnlyOnce(7L);
    }
  }

  @Test
  void everyCountIsAMetric() {
    List<String> counted = new ArrayList<>(new TopologyCounts().snapshot().keySet());
    counted.removeIf(name -> name.startsWith("deadLetters"));
    assertThat(documented())
        .containsSubsequence(
            counted.stream()
                .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                .map(name -> "earmark-metrics  " + name + "-total")
                .toList())
        .doesNotHaveDuplicates();
  }
}
