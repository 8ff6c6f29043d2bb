package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.earmark.Prediction;
import dev.earmark.local.EmbeddedRegistry;
import dev.earmark.schemas.AvroDeserializer;
import dev.earmark.topology.TestLog.Span;
import dev.earmark.topology.serde.AvroSerdes;
import dev.earmark.topology.settings.TopologySettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Producers, topology and consumers of different versions, over a real broker and registry: the
 * embedded one, or the one that {@code -Dearmark.registry.url} names.
 */
class SchemasOverTimeTest {
  private static final TopologySettings SETTINGS = TopologySettings.defaults();

  @TempDir static Path folder;
  private static EmbeddedRegistry registry;
  private static TestCluster cluster;
  private static EarmarkStreams running;
  private static Map<String, Object> client;

  @BeforeAll
  static void start() throws Exception {
    registry = EmbeddedRegistry.start(folder);
    client =
        Map.of("schema.registry.url", System.getProperty("earmark.registry.url", registry.url()));
    cluster = new TestCluster(folder, new AvroSerdes(client));
    Map<String, Object> given =
        new HashMap<>(TestCluster.streams(cluster.bootstrap(), "at_least_once"));
    given.remove(AvroSerdes.SERDE_CLASS);
    given.putAll(client);
    var streams = StreamsSettings.of(SETTINGS, given);
    running =
        new EarmarkStreams(
            new EarmarkTopology(SETTINGS, ContentScorer.classifier(), streams).build(),
            streams,
            () -> {});
    running.start();
  }

  @AfterAll
  static void stop() {
    running.close();
    cluster.close();
    registry.close();
  }

  @Test
  void producersOfEveryVersionAreHeardByOneTopology() throws Exception {
    var older = OtherChunks.older(client);
    var newer = OtherChunks.newer(client);
    for (Span span : List.of(Span.of(0, 1_700), Span.of(1_700, 4_000))) {
      cluster.sendBytes("older", older.bytes(TestLog.chunk("older", "r", span)));
    }
    cluster.send("present", "r", new Span(0, 4_000, true));
    for (Span span : List.of(Span.of(0, 1_700), new Span(1_700, 4_000, true))) {
      cluster.sendBytes("newer", newer.bytes(TestLog.chunk("newer", "r", span)));
    }
    List<String> expected = new ArrayList<>(Expected.of("older", "r", 4_000).subList(0, 9));
    expected.addAll(Expected.of("present", "r", 4_000));
    expected.addAll(Expected.of("newer", "r", 4_000));
    assertThat(heard(expected.size(), "older", "present", "newer"))
        .map(Expected::heard)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void anEncodingThatIsNewerThanTheTopologyIsADeadLetterThatSaysSo() throws Exception {
    var newer = OtherChunks.newer(client);
    byte[] opus = newer.bytes(TestLog.chunk("opus", "r", Span.of(0, 800)), "OPUS");
    cluster.sendBytes("opus", opus);
    var letter = DeadLetterTopic.await(1, cluster).get(0);
    assertThat(letter.value()).isEqualTo(opus);
    assertThat(DeadLetterTopic.why(letter))
        .isEqualTo("encoding must be one of S16LE, S24LE, F32LE, ULAW, ALAW: encoding=UNKNOWN");
  }

  @Test
  void aConsumerThatWasCompiledAgainstTheOlderRecordReadsWhatItKnows() throws Exception {
    cluster.send("a", "r", new Span(0, 4_000, true));
    var expected = heard(Expected.of("a", "r", 4_000).size(), "a");
    var own = Thread.currentThread().getContextClassLoader();
    try (var classes = OlderPrediction.compile(Files.createDirectory(folder.resolve("older")))) {
      Thread.currentThread().setContextClassLoader(classes);
      assertThat(read("a/", expected.size()))
          .allMatch(read -> read.getClass().getClassLoader() == classes)
          .map(IndexedRecord::toString)
          .containsExactlyInAnyOrderElementsOf(
              expected.stream().map(SchemasOverTimeTest::older).toList());
    } finally {
      Thread.currentThread().setContextClassLoader(own);
    }
  }

  private static String older(Prediction said) {
    return "{\"id\": \"%s\", \"startSample\": %d, \"mood\": null, \"label\": \"%s\", \"confidence\": %s}"
        .formatted(
            said.getId(), said.getStartSample(), said.getLabel(), (double) said.getConfidence());
  }

  private static List<IndexedRecord> read(String ids, int count) {
    List<IndexedRecord> read = new ArrayList<>();
    var values = new AvroDeserializer<IndexedRecord>();
    values.configure(client, false);
    Map<String, Object> config = Map.of("bootstrap.servers", cluster.bootstrap());
    try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), values)) {
      var partitions =
          List.of(
              new TopicPartition(cluster.topics.predictions(), 0),
              new TopicPartition(cluster.topics.predictions(), 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> read.add(record.value()));
                read.removeIf(record -> !record.get(0).toString().startsWith(ids));
                return read.size() >= count;
              });
    }
    return read;
  }

  /** Waits for as many predictions of devices, and returns all there are. */
  private static List<Prediction> heard(int count, String... devices) {
    Predicate<Prediction> ofThem = said -> List.of(devices).contains(said.getDevice());
    return cluster.await(said -> said.stream().filter(ofThem).count() >= count).stream()
        .filter(ofThem)
        .toList();
  }
}
