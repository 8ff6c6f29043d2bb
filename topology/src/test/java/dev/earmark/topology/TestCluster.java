package dev.earmark.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.Prediction;
import dev.earmark.local.BrokerSettings;
import dev.earmark.local.EmbeddedBroker;
import dev.earmark.topology.cluster.TopicCreation;
import dev.earmark.topology.metrics.Relation;
import dev.earmark.topology.serde.AvroSerdes;
import dev.earmark.topology.topic.EarmarkTopics;
import dev.earmark.topology.topic.TopicNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker with Earmark's topics of two partitions, and what a test does with them. */
public final class TestCluster implements AutoCloseable {
  static final int PARTITIONS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  public final TopicNames topics = TopicNames.defaults();
  private final BrokerSettings settings;
  private EmbeddedBroker broker;
  private final AvroSerdes serdes;
  private final Admin admin;
  private final KafkaProducer<String, SpecificRecord> producer;
  private final KafkaConsumer<String, SpecificRecord> consumer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();
  private final List<Prediction> heard = new ArrayList<>();
  private final Map<String, String> traces = new HashMap<>();
  private final List<EarmarkStreams> watched = new ArrayList<>();

  /** Starts in a folder; values need no registry. */
  public TestCluster(Path folder) throws Exception {
    this(folder, new AvroSerdes(Map.of(AvroSerdes.SERDE_CLASS, NamedAvroSerde.NAME)));
  }

  /** Starts in a folder with other serdes of values. */
  TestCluster(Path folder, AvroSerdes serdes) throws Exception {
    this.serdes = serdes;
    settings = quickToNotice(folder);
    broker = EmbeddedBroker.start(settings);
    admin = Admin.create(clients());
    TopicCreation.create(
        admin,
        new EarmarkTopics(topics)
            .all().stream().map(topic -> topic.create(PARTITIONS, Optional.empty())).toList());
    producer = new KafkaProducer<>(clients(), new StringSerializer(), serdes.value().serializer());
    consumer = consumer();
  }

  /** Settings of a broker whose clients may say that they are missed after a second. */
  static BrokerSettings quickToNotice(Path folder) {
    return BrokerSettings.in(folder)
        .with("group.min.session.timeout.ms", "500")
        .with("transaction.abort.timed.out.transaction.cleanup.interval.ms", "200");
  }

  public String bootstrap() {
    return broker.bootstrapServers();
  }

  /** Stops the broker and starts it again at the same address when {@code meanwhile} has run. */
  void restart(Runnable meanwhile) {
    int port = Integer.parseInt(bootstrap().replaceAll(".*:", ""));
    broker.close();
    meanwhile.run();
    broker = EmbeddedBroker.start(settings.withPort(port));
  }

  Admin admin() {
    return admin;
  }

  private Map<String, Object> clients() {
    return new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", "5"));
  }

  private KafkaConsumer<String, SpecificRecord> consumer() {
    Map<String, Object> config = clients();
    config.remove("linger.ms");
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    var made = new KafkaConsumer<>(config, new StringDeserializer(), serdes.value().deserializer());
    made.assign(
        List.of(
            new TopicPartition(topics.predictions(), 0),
            new TopicPartition(topics.predictions(), 1)));
    return made;
  }

  /** Settings of a topology on this cluster that notices a crash quickly. */
  public static Map<String, Object> streams(String bootstrap, String guarantee) {
    return Map.of(
        "bootstrap.servers",
        bootstrap,
        "application.id",
        "earmark-test",
        "processing.guarantee",
        guarantee,
        "commit.interval.ms",
        200,
        "session.timeout.ms",
        1_500,
        "heartbeat.interval.ms",
        300,
        "producer.transaction.timeout.ms",
        3_000,
        AvroSerdes.SERDE_CLASS,
        NamedAvroSerde.NAME);
  }

  void send(AudioChunk chunk) {
    sent.add(producer.send(new ProducerRecord<>(topics.chunks(), chunk.getDevice(), chunk)));
  }

  /** Sends a chunk with a header {@code traceparent}. */
  void send(AudioChunk chunk, String traceparent) {
    var record =
        new ProducerRecord<String, SpecificRecord>(topics.chunks(), chunk.getDevice(), chunk);
    record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
    sent.add(producer.send(record));
  }

  /** Holds the relations between counts of a topology against what it did when all is over. */
  void watch(EarmarkStreams running) {
    watched.add(running);
  }

  /** Returns the traces of the predictions that were read, by their ids. */
  Map<String, String> traces() {
    return traces;
  }

  /** Sends a chunk with a time of the device's own. */
  void send(AudioChunk chunk, long timestampMs) {
    sent.add(
        producer.send(
            new ProducerRecord<>(topics.chunks(), null, timestampMs, chunk.getDevice(), chunk)));
  }

  /** Sends samples {@code [from, to)} of a recording in chunks of 100 ms. */
  public void send(String device, String recording, TestLog.Span span) {
    for (long at = span.from(); at < span.to(); at += 800) {
      long to = Math.min(at + 800, span.to());
      send(
          TestLog.chunk(
              device, recording, new TestLog.Span(at, to, span.last() && to == span.to())));
    }
    flush();
  }

  /** Puts bytes into the log as they are. */
  void sendBytes(String device, byte[] value) throws Exception {
    Map<String, Object> config = clients();
    config.put("max.request.size", 16_000_000);
    try (var raw = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      raw.send(new ProducerRecord<>(topics.chunks(), device, value)).get();
    }
  }

  /** Waits until all that was sent is in the log. */
  void flush() {
    producer.flush();
    sent.forEach(record -> assertThat(record).succeedsWithin(PATIENCE));
    sent.clear();
  }

  /** Reads predictions until {@code enough} of all that were read so far, and returns them. */
  List<Prediction> await(Predicate<List<Prediction>> enough) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!enough.test(heard)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError(
            "enough predictions must come within " + PATIENCE + ": predictions=" + heard.size());
      }
      for (var record : consumer.poll(Duration.ofMillis(50))) {
        Prediction said = (Prediction) record.value();
        heard.add(said);
        for (Header trace : record.headers().headers("traceparent")) {
          traces.put(said.getId(), new String(trace.value(), StandardCharsets.UTF_8));
        }
      }
    }
    return heard;
  }

  /** Reads what is left and returns everything. */
  List<Prediction> all() {
    var partitions = consumer.assignment();
    var ends = consumer.endOffsets(partitions);
    return await(
        so ->
            partitions.stream()
                .allMatch(one -> consumer.position(one) >= ends.getOrDefault(one, 0L)));
  }

  /** Returns how many bytes of keys and values were written to a topic, and of how many records. */
  long bytes(String topic) {
    long sum = 0;
    Map<String, Object> config = clients();
    config.remove("linger.ms");
    try (var reader =
        new KafkaConsumer<>(
            config, Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer())) {
      var partitions =
          reader.partitionsFor(topic).stream()
              .map(one -> new TopicPartition(topic, one.partition()))
              .toList();
      reader.assign(partitions);
      reader.seekToBeginning(partitions);
      var ends = reader.endOffsets(partitions);
      while (partitions.stream()
          .anyMatch(one -> reader.position(one) < ends.getOrDefault(one, 0L))) {
        for (var record : reader.poll(Duration.ofMillis(100))) {
          sum +=
              Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        }
      }
    }
    return sum;
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
    admin.close();
    broker.close();
    watched.forEach(running -> assertThat(Relation.broken(running.counts().snapshot())).isEmpty());
  }
}
