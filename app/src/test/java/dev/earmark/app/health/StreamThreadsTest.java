package dev.earmark.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class StreamThreadsTest {
  private static final Duration MOST = Duration.ofMillis(2_500);

  @Test
  void aThreadThatAsksOftenEnoughIsWell() {
    assertThat(polls("a-StreamThread-1-consumer", 2.0))
        .isEqualTo(
            new Finding(
                "polls", true, "the last poll was 2000 ms ago, at most 2500 ms are allowed"));
  }

  @Test
  void theThreadThatIsStuckLongestIsTold() {
    assertThat(polls("a-StreamThread-1-consumer", 0.0, "a-StreamThread-2-consumer", 3.0))
        .isEqualTo(
            new Finding(
                "polls", false, "the last poll was 3000 ms ago, at most 2500 ms are allowed"));
  }

  @Test
  void aThreadThatHasNotBegunToAskIsNotStuck() {
    assertThat(polls("a-StreamThread-1-consumer", -1.0).well()).isTrue();
    assertThat(polls().well()).isTrue();
    assertThat(polls("a-StreamThread-1-consumer", "unknown").well()).isTrue();
  }

  @Test
  void consumersThatMayRestAreNotLookedAt() {
    assertThat(polls("a-StreamThread-1-restore-consumer", 900.0, "a-global-consumer", 900.0).well())
        .isTrue();
  }

  /** Takes pairs of a client and its age in seconds. */
  private static Finding polls(Object... ages) {
    Map<MetricName, Metric> metrics = new HashMap<>();
    for (int i = 0; i < ages.length; i += 2) {
      var age = new Age(name("last-poll-seconds-ago", (String) ages[i]), ages[i + 1]);
      metrics.put(age.metricName(), age);
      var other = new Age(name("time-between-poll-max", (String) ages[i]), 1e9);
      metrics.put(other.metricName(), other);
    }
    return StreamThreads.polls(metrics, MOST);
  }

  private static MetricName name(String metric, String client) {
    return new MetricName(metric, "consumer-metrics", "", Map.of("client-id", client));
  }

  private record Age(MetricName metricName, Object metricValue) implements Metric {}
}
