package dev.earmark.topology;

import dev.earmark.AudioChunk;
import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Truth;
import dev.earmark.topology.deadletter.DeadLetterHeader;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.serde.AvroSerdes;
import dev.earmark.topology.settings.JudgingSettings;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.topic.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.FailOnInvalidTimestamp;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology under Kafka Streams' test driver; truths wait for 20 s, periods are a minute. */
final class JudgingRun implements AutoCloseable {
  private static final Instant NOW = Instant.parse("2026-01-01T00:01:00Z");
  private final TopicNames topics = TopicNames.defaults();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, SpecificRecord> chunks;
  private final TestInputTopic<String, SpecificRecord> truths;
  private final Map<String, Confusion> confusion = new TreeMap<>();

  /** Returns the settings: the defaults, but truths wait for 20 s. */
  static TopologySettings settings() {
    var defaults = TopologySettings.defaults();
    var judging = defaults.judging();
    return defaults.withJudging(
        new JudgingSettings(
            Duration.ofSeconds(20),
            judging.confusionPeriod(),
            judging.confusionRemember(),
            judging.detectionSmoothing(),
            judging.detectionHysteresis(),
            judging.detectionDeadTime()));
  }

  JudgingRun() {
    this(Seats.of(SpokenAudio.classifier()));
  }

  JudgingRun(Seats seats) {
    var settings = settings();
    var streams =
        StreamsSettings.of(
            settings,
            Map.of(
                "bootstrap.servers",
                "unused:1",
                AvroSerdes.SERDE_CLASS,
                NamedAvroSerde.NAME,
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
                FailOnInvalidTimestamp.class));
    var topology = new EarmarkTopology(settings, seats, streams, context -> new TestLog()).build();
    var config = new Properties();
    config.putAll(streams.config());
    driver = new TopologyTestDriver(topology, config, NOW);
    chunks = input(topics.chunks());
    truths = input(topics.truths());
  }

  private TestInputTopic<String, SpecificRecord> input(String topic) {
    var values = new NamedAvroSerde().serializer();
    return driver.createInputTopic(topic, new StringSerializer(), values, NOW, Duration.ZERO);
  }

  private <T> List<TestRecord<String, T>> read(String topic, Class<T> type) {
    TestOutputTopic<String, SpecificRecord> output =
        driver.createOutputTopic(
            topic, new StringDeserializer(), new NamedAvroSerde().deserializer());
    var records = new ArrayList<TestRecord<String, T>>();
    output
        .readRecordsToList()
        .forEach(record -> records.add(new TestRecord<>(record.key(), type.cast(record.value()))));
    return records;
  }

  /** Hands over a chunk or a truth. */
  void take(Object record) {
    if (record instanceof AudioChunk chunk) {
      chunks.pipeInput(chunk.getDevice(), chunk);
    } else if (record instanceof Truth truth) {
      truths.pipeInput(truth.getDevice(), truth);
    }
  }

  /** Lets time pass in the log. */
  void pass(Duration time) {
    driver.advanceWallClockTime(time);
    chunks.advanceTime(time);
    truths.advanceTime(time);
  }

  /** Returns a store of what is remembered by model and device. */
  KeyValueStore<String, byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  void secondPasses() {
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  List<TestRecord<String, Confusion>> confusionRecords() {
    return read(topics.confusion(), Confusion.class);
  }

  /** Returns the newest matrix of each key. */
  Map<String, Confusion> confusion() {
    confusionRecords().forEach(record -> confusion.put(record.key(), record.value()));
    return confusion;
  }

  /** Returns the newest matrix of a key, which must be there. */
  Confusion confusion(String key) {
    return Objects.requireNonNull(confusion().get(key), key);
  }

  List<Detection> detections() {
    return read(topics.detections(), Detection.class).stream().map(TestRecord::value).toList();
  }

  /** Returns the reasons of the dead letters. */
  List<String> deadLetters() {
    var output =
        driver.createOutputTopic(
            topics.deadLetters(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    return output.readRecordsToList().stream()
        .map(letter -> DeadLetterHeader.MESSAGE.in(letter.headers()))
        .toList();
  }

  @Override
  public void close() {
    driver.close();
  }
}
