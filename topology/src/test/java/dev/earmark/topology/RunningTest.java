package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.cluster.TopicCheck;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.settings.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Running topologies on a real broker: hand-over, close, changelog, topics. */
class RunningTest {
  private static final TopologySettings SETTINGS = TopologySettings.defaults();
  private static final List<String> DEVICES = List.of("a", "b", "c", "d");
  private static final long STEP = 4_000;

  @TempDir Path folder;

  static EarmarkStreams start(TestCluster cluster, String guarantee, Map<String, ?> more) {
    Map<String, Object> given = new HashMap<>(TestCluster.streams(cluster.bootstrap(), guarantee));
    given.putAll(more);
    return start(cluster, StreamsSettings.of(SETTINGS, given));
  }

  /** Starts with such settings; when the cluster ends, what was counted has to add up. */
  static EarmarkStreams start(TestCluster cluster, StreamsSettings streams) {
    var topology = new EarmarkTopology(SETTINGS, ContentScorer.classifier(), streams).build();
    var running = new EarmarkStreams(topology, streams, () -> {});
    running.start();
    cluster.watch(running);
    return running;
  }

  private static void ready(EarmarkStreams running) {
    await().atMost(Duration.ofMinutes(1)).until(running::ready);
  }

  private static void send(TestCluster cluster, int step, boolean last) {
    for (String device : DEVICES) {
      cluster.send(device, "r", new Span(step * STEP, (step + 1) * STEP, last));
    }
  }

  private static List<String> expected(int steps) {
    List<String> all = new ArrayList<>();
    DEVICES.forEach(device -> all.addAll(Expected.of(device, "r", steps * STEP)));
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
  void partitionsMoveBetweenInstancesAndNothingIsMissing(String guarantee) throws Exception {
    try (var cluster = new TestCluster(folder)) {
      send(cluster, 0, false);
      var first = start(cluster, guarantee, Map.of());
      ready(first);
      cluster.await(said -> !said.isEmpty());
      send(cluster, 1, false);
      var second = start(cluster, guarantee, Map.of());
      ready(second);
      send(cluster, 2, false);
      first.close();
      send(cluster, 3, true);
      List<String> expected = expected(4);
      cluster.await(said -> distinct(said).size() == expected.size());
      second.close();
      List<Prediction> said = cluster.all();
      assertThat(distinct(said)).containsExactlyInAnyOrderElementsOf(expected);
      if (guarantee.equals("exactly_once_v2")) {
        assertThat(said).hasSameSizeAs(expected);
      }
    }
  }

  private static Set<String> distinct(List<Prediction> said) {
    return new HashSet<>(said.stream().map(Expected::heard).toList());
  }

  /** Nothing is committed but by the closes, though what waited for a batch was said before. */
  @Test
  void cleanClosesLoseNothingAndRepeatNothingAndTheNextStartDoesNotWaitForASession()
      throws Exception {
    Map<String, ?> settings = Map.of("session.timeout.ms", 45_000, "commit.interval.ms", 60_000);
    try (var cluster = new TestCluster(folder)) {
      for (int step = 0; step < 3; step++) {
        send(cluster, step, step == 2);
        var running = start(cluster, "at_least_once", settings);
        await().atMost(Duration.ofSeconds(30)).until(running::ready);
        int windows = step == 2 ? expected(3).size() : 36 * (step + 1);
        cluster.await(said -> distinct(said).size() >= windows);
        assertThat(running.close(Duration.ofSeconds(30))).isTrue();
      }
      assertThat(cluster.all())
          .map(Expected::heard)
          .containsExactlyInAnyOrderElementsOf(expected(3));
    }
  }

  @Test
  void aBrokerThatIsGoneForAWhileLosesNothing() throws Exception {
    try (var cluster = new TestCluster(folder)) {
      send(cluster, 0, false);
      var running = start(cluster, "exactly_once_v2", Map.of());
      cluster.await(said -> said.size() == 36);
      cluster.restart(() -> assertThat(running.alive()).isTrue());
      send(cluster, 1, true);
      List<String> expected = expected(2);
      cluster.await(said -> said.size() >= expected.size());
      running.close();
      assertThat(cluster.all()).map(Expected::heard).containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void theChangelogsAreSmallAgainstTheAudio() throws Exception {
    try (var cluster = new TestCluster(folder)) {
      int steps = 60;
      for (int step = 0; step < steps; step++) {
        send(cluster, step, step == steps - 1);
      }
      var running = start(cluster, "exactly_once_v2", Map.of("commit.interval.ms", 100));
      int windows = expected(steps).size();
      cluster.await(said -> said.size() == windows);
      running.close();
      double audio = 2.0 * DEVICES.size() * steps * STEP;
      double changelog = 0;
      for (String store : List.of("cursors", "detections", "confusion", "merged-confusion")) {
        changelog += cluster.bytes("earmark-test-" + store + "-changelog");
      }
      assertThat(changelog / audio).isLessThan(0.02).isPositive();
    }
  }

  @Test
  void theModelIsClosedAfterTheStreamsAndAFailureIsTold() throws Exception {
    try (var cluster = new TestCluster(folder)) {
      var closed = new AtomicInteger();
      var streams =
          StreamsSettings.of(SETTINGS, TestCluster.streams(cluster.bootstrap(), "at_least_once"));
      var classifier =
          new Classifier(
              ContentScorer.CARD,
              max -> {
                throw new IllegalStateException("no scorer today");
              });
      var topology = new EarmarkTopology(SETTINGS, classifier, streams).build();
      var running = new EarmarkStreams(topology, streams, closed::incrementAndGet);
      assertThat(running.alive()).isTrue();
      running.start();
      var stopped = running.stopped().toCompletableFuture();
      assertThat(running.stopped().toCompletableFuture()) // asked again and again, for months
          .isSameAs(stopped);
      Optional<Throwable> failure = stopped.get(1, TimeUnit.MINUTES);
      assertThat(failure.orElseThrow()).hasRootCauseMessage("no scorer today");
      assertThat(running.alive()).isFalse();
      running.close();
      assertThat(closed).hasValue(1);
    }
  }

  @Test
  void eachWrongTopicIsOneSentence() throws Exception {
    try (var cluster = new TestCluster(folder)) {
      var check = new TopicCheck(SETTINGS, Duration.ofSeconds(1), TestCluster.PARTITIONS);
      assertThat(check.check(cluster.admin()).problems()).isEmpty();
      assertThat(check.check(cluster.admin()).warnings()).isEmpty();
      set(cluster, "earmark.confusion", "cleanup.policy", "compact");
      assertThat(check.check(cluster.admin()).problems()).isEmpty();
      set(cluster, "earmark.chunks", "message.timestamp.type", "CreateTime");
      set(cluster, "earmark.chunks", "retention.ms", "60000");
      set(cluster, "earmark.chunks", "retention.bytes", "303000000");
      set(cluster, "earmark.confusion", "cleanup.policy", "delete");
      set(cluster, "earmark.dead-letters", "max.message.bytes", "1000");
      set(cluster, "earmark.dead-letters", "message.timestamp.type", "LogAppendTime");
      cluster
          .admin()
          .createPartitions(Map.of("earmark.truths", NewPartitions.increaseTo(3)))
          .all()
          .get();
      cluster.admin().deleteTopics(List.of("earmark.detections")).all().get();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          new TopicCheck(SETTINGS, Duration.ofSeconds(1), 4)
                              .check(cluster.admin())
                              .problems())
                      .containsExactly(
                          "earmark.chunks must have message.timestamp.type=LogAppendTime:"
                              + " message.timestamp.type=CreateTime",
                          "earmark.chunks must be kept for at least recording.idle + gap.wait +"
                              + " window (303000 ms), because its end is read again after a"
                              + " restart: retention.ms=60000",
                          "earmark.detections must exist: `earmark topics create` creates it",
                          "earmark.confusion must have cleanup.policy=compact or compact,delete:"
                              + " cleanup.policy=delete",
                          "earmark.dead-letters must have message.timestamp.type=CreateTime:"
                              + " message.timestamp.type=LogAppendTime",
                          "earmark.chunks must have at least 4 partitions: partitions=2",
                          "earmark.truths must have as many partitions as earmark.chunks, so that"
                              + " truths meet their audio: earmark.truths=3, earmark.chunks=2",
                          "earmark.dead-letters must have max.message.bytes of at least 1114124, so"
                              + " that every record of earmark.chunks and earmark.truths fits:"
                              + " max.message.bytes=1000"));
      assertThat(check.check(cluster.admin()).warnings())
          .containsExactly(
              "earmark.chunks keeps recording.idle + gap.wait + window (303000 ms), which is read"
                  + " again after a restart, only of partitions that take less than 1000000 bytes a"
                  + " second: retention.bytes=303000000");
    }
  }

  @Test
  void aProducerThatSendsLessThanADeadLetterIsRefusedInASentence() {
    assertThat(problems(Map.of())).isEmpty();
    assertThat(problems(Map.of("producer.max.request.size", "1114124"))).isEmpty();
    assertThat(
            problems(
                Map.of(
                    "producer.max.request.size", "1048576", "producer.buffer.memory", "1000000")))
        .containsExactly(
            "producer.max.request.size must be at least 1114124, so that every record of"
                + " earmark.chunks and earmark.truths fits among the dead letters:"
                + " producer.max.request.size=1048576",
            "producer.buffer.memory must be at least 1114124, so that every record of"
                + " earmark.chunks and earmark.truths fits among the dead letters:"
                + " producer.buffer.memory=1000000");
  }

  private static List<String> problems(Map<String, String> more) {
    Map<String, Object> given = new HashMap<>(TestCluster.streams("unused:1", "at_least_once"));
    given.putAll(more);
    return StreamsSettings.of(SETTINGS, given).problems(SETTINGS.topics());
  }

  private static void set(TestCluster cluster, String topic, String name, String value)
      throws Exception {
    var change = new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    cluster.admin().incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
  }
}
