package dev.earmark.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.topology.deadletter.DeadLetterHeader;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.serde.AvroSerdes;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.state.StoreNames;
import dev.earmark.topology.topic.TopicNames;
import dev.earmark.topology.window.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The whole topology under Kafka Streams' test driver, fed with bytes, with a scorer that follows
 * every sample.
 */
final class DrivenTopology implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
  final TestLog log = new TestLog();
  final StreamsSettings streams;
  private final TopicNames topics = TopicNames.defaults();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> chunks;

  DrivenTopology(TopologySettings settings, Classifier classifier) {
    this(settings, Seats.of(classifier));
  }

  DrivenTopology(TopologySettings settings, Seats seats) {
    streams =
        StreamsSettings.of(
            settings,
            Map.of("bootstrap.servers", "unused:1", AvroSerdes.SERDE_CLASS, NamedAvroSerde.NAME));
    var topology = new EarmarkTopology(settings, seats, streams, context -> log).build();
    var config = new Properties();
    config.putAll(streams.config());
    driver = new TopologyTestDriver(topology, config, NOW);
    chunks =
        driver.createInputTopic(
            topics.chunks(),
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            NOW,
            Duration.ZERO);
  }

  DrivenTopology() {
    this(TopologySettings.defaults(), ContentScorer.classifier());
  }

  void take(AudioChunk chunk, long timestampMs) {
    chunks.pipeInput(chunk.getDevice().getBytes(UTF_8), NamedAvroSerde.write(chunk), timestampMs);
  }

  /** Returns the value of a device's metric, if there is one. */
  Optional<Double> metric(String name, String device) {
    return driver.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(name))
        .filter(metric -> device.equals(metric.getKey().tags().get("device")))
        .map(metric -> (Double) metric.getValue().metricValue())
        .findFirst();
  }

  /** Returns how many cursors are kept. */
  long cursors() {
    return driver.<String, Cursor>getKeyValueStore(StoreNames.CURSORS).approximateNumEntries();
  }

  void take(@Nullable String key, byte @Nullable [] value) {
    chunks.pipeInput(key == null ? null : key.getBytes(UTF_8), value);
  }

  void take(AudioChunk chunk) {
    take(chunk.getDevice(), NamedAvroSerde.write(chunk));
  }

  void wait(Duration time) {
    behind(time);
    chunks.advanceTime(time);
  }

  /** Lets what comes now have been in the log for some time. */
  void behind(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }
    driver.advanceWallClockTime(time.minusSeconds(time.toSeconds()));
  }

  List<Prediction> predictions() {
    return driver
        .createOutputTopic(
            topics.predictions(), new StringDeserializer(), new NamedAvroSerde().deserializer())
        .readValuesToList()
        .stream()
        .map(Prediction.class::cast)
        .toList();
  }

  List<TestRecord<byte[], byte[]>> letters() {
    return driver
        .createOutputTopic(
            topics.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  static String header(TestRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  List<String> reasons() {
    return letters().stream().map(letter -> DeadLetterHeader.MESSAGE.in(letter.headers())).toList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
