package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.local.EmbeddedRegistry;
import dev.earmark.local.RegistrySettings;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.serde.AvroSerdes;
import dev.earmark.topology.serde.RegistryWait;
import dev.earmark.topology.settings.TopologySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earmark's own serde with a registry that knows an id or not, and that goes and comes back. */
class RegistryGoneTest {
  private static final TopologySettings SETTINGS = TopologySettings.defaults();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  @TempDir Path folder;
  private EmbeddedRegistry registry;
  private Map<String, Object> client;
  private TestCluster cluster;

  @BeforeEach
  void start() throws Exception {
    registry = EmbeddedRegistry.start(folder);
    client =
        Map.of("schema.registry.url", registry.url(), "max.retries", 1, "retries.wait.ms", 100);
    cluster = new TestCluster(folder, new AvroSerdes(client));
    cluster.send("a", "r", new Span(0, 4_000, false));
  }

  /** Ends both; the cluster last, because what was counted has to add up then. */
  @AfterEach
  void stop() {
    registry.close();
    cluster.close();
  }

  @Test
  void anUnknownSchemaIsADeadLetterAndARegistryThatIsGoneLosesNothing() throws Exception {
    try (var first = startPrepared()) {
      cluster.await(said -> said.size() == 9);
      cluster.sendBytes("a", new byte[] {0, 0, 0, 99, 99, 1, 2, 3});
      await().atMost(PATIENCE).until(() -> deadLetters(first) == 1);
      registry.close();
      cluster.send("a", "r", new Span(4_000, 8_000, false));
      cluster.await(said -> said.size() == 19);
    }
    cluster.send("a", "r", new Span(8_000, 12_000, true));
    try (var second = start(topology -> {})) {
      await().atMost(PATIENCE).until(() -> second.replacedThreads() > 0);
      registryComesBack();
      cluster.await(said -> said.stream().map(Expected::heard).distinct().count() == 29);
      assertThat(heard("a").stream().distinct())
          .containsExactlyInAnyOrderElementsOf(Expected.of("a", "r", 12_000));
      assertThat(deadLetters(second)).isZero();
    }
  }

  @Test
  void partitionsMoveWithinAProcessWhileTheRegistryIsGone() throws Exception {
    try (var running = startPrepared()) {
      cluster.await(said -> said.size() == 9);
      registry.close();
      moveToAnotherThread(running);
      cluster.send("a", "r", new Span(4_000, 8_000, true));
      cluster.await(said -> said.size() == 19);
      assertThat(heard("a")).containsExactlyInAnyOrderElementsOf(Expected.of("a", "r", 8_000));
      assertThat(running.replacedThreads()).isZero();
    }
  }

  private static void moveToAnotherThread(EarmarkStreams running) {
    String leaves = running.streams().metadataForLocalThreads().iterator().next().threadName();
    running.streams().addStreamThread();
    assertThat(running.streams().removeStreamThread()).contains(leaves);
  }

  @Test
  void anUnknownSchemaWhileTheRegistryIsGoneStopsNobodyElseAndCanBeReplayed() throws Exception {
    try (var running = startPrepared()) {
      cluster.await(said -> said.size() == 9);
      byte[] newer =
          OtherChunks.newer(client).bytes(TestLog.chunk("b", "r", new Span(0, 4_000, true)));
      registry.close();
      cluster.sendBytes("b", newer);
      othersAreHeard();
      var letter = DeadLetterTopic.await(1, cluster).get(0);
      assertThat(running.replacedThreads()).isZero();
      assertThat(letter.value()).isEqualTo(newer);
      assertThat(DeadLetterTopic.why(letter)).startsWith(untold(newer[4]));
      registryComesBack();
      List<String> whole = Expected.of("b", "r", 4_000);
      await().atMost(PATIENCE).until(() -> replayed(letter.value()).containsAll(whole));
      assertThat(heard("b")).containsExactlyInAnyOrderElementsOf(whole);
    }
  }

  private void othersAreHeard() {
    cluster.send("a", "r", new Span(4_000, 8_000, false));
    cluster.send("c", "r", new Span(0, 4_000, false));
    cluster.await(said -> said.size() == 28);
  }

  private String untold(int id) {
    return "schema must be told within registry.wait: topic=earmark.chunks, id=%d, registry.wait=2000 ms (schema registry must be reachable: id=%d, url=%s, "
        .formatted(id, id, registry.url());
  }

  /** Sends what was a dead letter once more, and returns what is heard of its device so far. */
  private List<String> replayed(byte[] letter) throws Exception {
    cluster.sendBytes("b", letter);
    return heard("b");
  }

  private List<String> heard(String device) {
    return cluster.all().stream()
        .map(Expected::heard)
        .filter(window -> window.startsWith(device + '/'))
        .toList();
  }

  private void registryComesBack() {
    int port = URI.create(registry.url()).getPort();
    registry = EmbeddedRegistry.start(RegistrySettings.in(folder).withPort(port));
  }

  private static long deadLetters(EarmarkStreams running) {
    return running.counts().snapshot().getOrDefault("deadLetters", 0L);
  }

  private EarmarkStreams startPrepared() {
    return start(EarmarkTopology::prepareOutputs);
  }

  private EarmarkStreams start(Consumer<EarmarkTopology> prepares) {
    Map<String, Object> given =
        new HashMap<>(TestCluster.streams(cluster.bootstrap(), "exactly_once_v2"));
    given.remove(AvroSerdes.SERDE_CLASS);
    given.putAll(client);
    given.put(RegistryWait.SETTING, Duration.ofSeconds(2));
    var streams = StreamsSettings.of(SETTINGS, given);
    var topology = new EarmarkTopology(SETTINGS, ContentScorer.classifier(), streams);
    prepares.accept(topology);
    var running = new EarmarkStreams(topology.build(), streams, () -> {});
    running.start();
    cluster.watch(running);
    return running;
  }
}
