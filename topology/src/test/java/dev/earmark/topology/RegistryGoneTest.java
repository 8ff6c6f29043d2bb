package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.local.EmbeddedRegistry;
import dev.earmark.local.RegistrySettings;
import dev.earmark.topology.TestLog.Span;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Earmark's own serde with a registry that knows an id or not, and that goes and comes back. */
class RegistryGoneTest {
  private static final TopologySettings SETTINGS = TopologySettings.defaults();
  @TempDir Path folder;

  @Test
  void anUnknownSchemaIsADeadLetterAndARegistryThatIsGoneLosesNothing() throws Exception {
    EmbeddedRegistry registry = EmbeddedRegistry.start(folder);
    Map<String, Object> client =
        Map.of("schema.registry.url", registry.url(), "max.retries", 1, "retries.wait.ms", 100);
    try (var cluster = new TestCluster(folder, new AvroSerdes(client))) {
      cluster.send("a", "r", new Span(0, 4_000, false));
      var first = start(cluster, client);
      cluster.await(said -> said.size() == 9);
      cluster.sendBytes("a", new byte[] {0, 0, 0, 99, 99, 1, 2, 3});
      await().atMost(Duration.ofMinutes(1)).until(() -> deadLetters(first) == 1);

      registry.close();
      cluster.send("a", "r", new Span(4_000, 8_000, false));
      cluster.await(said -> said.size() == 19);
      first.close();

      cluster.send("a", "r", new Span(8_000, 12_000, true));
      var second = start(cluster, client, topology -> {});
      await().atMost(Duration.ofMinutes(1)).until(() -> second.replacedThreads() > 0);
      registry = EmbeddedRegistry.start(at(registry));
      cluster.await(said -> said.stream().map(Expected::heard).distinct().count() == 29);
      assertThat(cluster.all().stream().map(Expected::heard).distinct())
          .containsExactlyInAnyOrderElementsOf(Expected.of("a", "r", 12_000));
      assertThat(deadLetters(second)).isZero();
      second.close();
    } finally {
      registry.close();
    }
  }

  @Test
  void partitionsMoveWithinAProcessWhileTheRegistryIsGone() throws Exception {
    EmbeddedRegistry registry = EmbeddedRegistry.start(folder);
    Map<String, Object> client =
        Map.of("schema.registry.url", registry.url(), "max.retries", 1, "retries.wait.ms", 100);
    try (var cluster = new TestCluster(folder, new AvroSerdes(client))) {
      cluster.send("a", "r", new Span(0, 4_000, false));
      var running = start(cluster, client);
      cluster.await(said -> said.size() == 9);
      registry.close();

      String leaves = running.streams().metadataForLocalThreads().iterator().next().threadName();
      running.streams().addStreamThread();
      assertThat(running.streams().removeStreamThread()).contains(leaves);
      cluster.send("a", "r", new Span(4_000, 8_000, true));
      cluster.await(said -> said.size() == 19);
      assertThat(cluster.all())
          .map(Expected::heard)
          .containsExactlyInAnyOrderElementsOf(Expected.of("a", "r", 8_000));
      assertThat(running.replacedThreads()).isZero();
      running.close();
    } finally {
      registry.close();
    }
  }

  @Test
  void anUnknownSchemaWhileTheRegistryIsGoneStopsNobodyElseAndCanBeReplayed() throws Exception {
    EmbeddedRegistry registry = EmbeddedRegistry.start(folder);
    Map<String, Object> client = Map.of("schema.registry.url", registry.url(), "max.retries", 0);
    try (var cluster = new TestCluster(folder, new AvroSerdes(client))) {
      cluster.send("a", "r", new Span(0, 4_000, false));
      var running = start(cluster, client);
      cluster.await(said -> said.size() == 9);
      byte[] newer =
          OtherChunks.newer(client).bytes(TestLog.chunk("b", "r", new Span(0, 4_000, true)));
      registry.close();

      cluster.sendBytes("b", newer);
      cluster.send("a", "r", new Span(4_000, 8_000, false));
      cluster.send("c", "r", new Span(0, 4_000, false));
      cluster.await(said -> said.size() == 28);
      await().atMost(Duration.ofMinutes(1)).until(() -> deadLetters(running) == 1);
      assertThat(running.replacedThreads()).isZero();
      var letter = DeadLetterTopic.of(cluster).get(0);
      assertThat(letter.value()).isEqualTo(newer);
      assertThat(DeadLetterTopic.why(letter))
          .startsWith(
              "schema must be told within registry.wait: topic=earmark.chunks, id=%d, registry.wait=2000 ms (schema registry must be reachable: id=%d, url=%s, "
                  .formatted(newer[4], newer[4], registry.url()));

      registry = EmbeddedRegistry.start(at(registry));
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                cluster.sendBytes("b", letter.value());
                return cluster.all().size() > 28;
              });
      assertThat(cluster.all().stream().map(Expected::heard).filter(it -> it.startsWith("b/")))
          .containsExactlyInAnyOrderElementsOf(Expected.of("b", "r", 4_000));
      running.close();
    } finally {
      registry.close();
    }
  }

  private RegistrySettings at(EmbeddedRegistry before) {
    return RegistrySettings.in(folder).withPort(URI.create(before.url()).getPort());
  }

  private static long deadLetters(EarmarkStreams running) {
    return running.counts().snapshot().getOrDefault("deadLetters", 0L);
  }

  private static EarmarkStreams start(TestCluster cluster, Map<String, Object> client) {
    return start(cluster, client, EarmarkTopology::prepareOutputs);
  }

  private static EarmarkStreams start(
      TestCluster cluster, Map<String, Object> client, Consumer<EarmarkTopology> prepares) {
    Map<String, Object> given =
        new HashMap<>(TestCluster.streams(cluster.bootstrap(), "exactly_once_v2"));
    given.remove(AvroSerdes.SERDE_CLASS);
    given.putAll(client);
    given.put(RegistryWait.SETTING, Duration.ofSeconds(2));
    var streams = StreamsSettings.of(SETTINGS, given);
    var topology = new EarmarkTopology(SETTINGS, ContentScorer.classifier(), streams);
    var running = new EarmarkStreams(topology.build(), streams, () -> {});
    prepares.accept(topology);
    running.start();
    return running;
  }
}
