package dev.earmark.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.cluster.TopicCheck;
import dev.earmark.topology.deadletter.DeadLetterHeader;
import dev.earmark.topology.settings.TopologySettings;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be used is among the dead letters of a real broker, as it came. */
class DeadLetterRunTest {
  private static final TopologySettings SETTINGS = TopologySettings.defaults();

  @TempDir Path folder;

  private static EarmarkStreams start(TestCluster cluster, String guarantee) throws Exception {
    var check = new TopicCheck(SETTINGS, Duration.ofSeconds(1), TestCluster.PARTITIONS);
    var limits = check.check(cluster.admin()).limits();
    var given = TestCluster.streams(cluster.bootstrap(), guarantee);
    var streams = StreamsSettings.of(SETTINGS, given, limits);
    var topology = new EarmarkTopology(SETTINGS, ContentScorer.classifier(), streams).build();
    var running = new EarmarkStreams(topology, streams, () -> {});
    running.start();
    return running;
  }

  private static void set(TestCluster cluster, String topic, int maxBytes) throws Exception {
    var limit = new ConfigEntry("max.message.bytes", Integer.toString(maxBytes));
    var change = new AlterConfigOp(limit, AlterConfigOp.OpType.SET);
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    cluster.admin().incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
  }

  private static List<String> words(List<ConsumerRecord<byte[], byte[]>> letters) {
    return letters.stream()
        .map(
            letter ->
                String.join(
                    " ",
                    DeadLetterHeader.STAGE.in(letter.headers()),
                    DeadLetterHeader.REASON.in(letter.headers()),
                    DeadLetterHeader.TOPIC.in(letter.headers())))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
  void whatCannotBeUsedIsThereAsItCameAndTheStreamGoesOn(String guarantee) throws Exception {
    try (var cluster = new TestCluster(folder)) {
      set(cluster, cluster.topics.chunks(), 8_000_000);
      byte[] garbage = {1, 2, 3};
      byte[] huge = huge();
      cluster.sendBytes("a", garbage);
      cluster.sendBytes("a", huge);
      cluster.send("a", "r", new Span(0, 8_000, true));
      try (var running = start(cluster, guarantee)) {
        cluster.await(said -> said.size() == 19);
        var letters = DeadLetterTopic.await(2, cluster);
        assertThat(words(letters))
            .containsExactly("chunk refused earmark.chunks", "chunk undecodable earmark.chunks");
        assertThat(letters).extracting(ConsumerRecord::value).contains(garbage, huge);
        assertThat(letters).allMatch(letter -> new String(letter.key(), UTF_8).equals("a"));
        assertThat(running.counts().snapshot())
            .containsEntry("deadLetters", 2L)
            .containsEntry("deadLettersUndecodable", 1L)
            .containsEntry("deadLettersRefused", 1L);
      }
    }
  }

  /** Returns a chunk of 6 MB that is no whole number of samples. */
  private static byte[] huge() {
    AudioChunk chunk = TestLog.chunk("a", "r", Span.of(0, 1));
    chunk.setSamples(ByteBuffer.allocate(6_000_001));
    return NamedAvroSerde.write(chunk);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
  void whatIsTooLargeToBeSentIsThereInsteadAndTheStreamGoesOn(String guarantee) throws Exception {
    String device = String.join("", Collections.nCopies(190, "ü"));
    try (var cluster = new TestCluster(folder)) {
      int most = 4_096 + NamedAvroSerde.write(prediction("a")).length + 100;
      set(cluster, cluster.topics.predictions(), most);
      cluster.send(device, "r", new Span(0, 1_600, true));
      cluster.send("a", "r", new Span(0, 8_000, true));
      try (var running = start(cluster, guarantee)) {
        cluster.await(said -> said.size() == 19);
        var letters = DeadLetterTopic.await(3, cluster);
        assertThat(words(letters))
            .containsOnly("prediction too-large earmark.predictions")
            .hasSize(3);
        assertThat(letters)
            .extracting(letter -> (Prediction) NamedAvroSerde.read(letter.value()))
            .extracting(Prediction::getStartSample)
            .containsExactlyInAnyOrderElementsOf(
                IntStream.range(0, 3).mapToObj(k -> k * 400L).toList());
        assertThat(running.alive()).isTrue();
        assertThat(running.counts().snapshot()).containsEntry("deadLettersTooLarge", 3L);
      }
    }
  }

  private static Prediction prediction(String device) {
    try (var topology = new DrivenTopology()) {
      topology.take(TestLog.chunk(device, "r", new Span(0, 800, true)));
      return topology.predictions().get(0);
    }
  }
}
