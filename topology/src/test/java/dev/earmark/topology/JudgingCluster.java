package dev.earmark.topology;

import dev.earmark.AudioChunk;
import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Truth;
import dev.earmark.local.EmbeddedBroker;
import dev.earmark.topology.cluster.TopicCreation;
import dev.earmark.topology.topic.EarmarkTopics;
import dev.earmark.topology.topic.TopicNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker with the topics in three partitions, a producer, and a reader of what was judged. */
final class JudgingCluster implements AutoCloseable {
  private static final int PARTITIONS = 3;
  final Map<String, Confusion> confusion = new TreeMap<>();
  final Map<String, List<Detection>> detections = new TreeMap<>();
  private final TopicNames topics = TopicNames.defaults();
  private final EmbeddedBroker broker;
  private final KafkaProducer<String, SpecificRecord> producer;
  private final KafkaConsumer<String, SpecificRecord> consumer;

  JudgingCluster(Path folder) throws Exception {
    broker = EmbeddedBroker.start(TestCluster.quickToNotice(folder));
    Map<String, Object> clients = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var admin = Admin.create(clients)) {
      var all = new EarmarkTopics(topics).all();
      TopicCreation.create(
          admin, all.stream().map(t -> t.create(PARTITIONS, Optional.empty())).toList());
    }
    var serde = new NamedAvroSerde();
    producer = new KafkaProducer<>(clients, new StringSerializer(), serde.serializer());
    var reading = new HashMap<>(clients);
    reading.put("isolation.level", "read_committed");
    reading.put("auto.offset.reset", "earliest");
    consumer = new KafkaConsumer<>(reading, new StringDeserializer(), serde.deserializer());
    var read = new ArrayList<>(partitions(topics.confusion()));
    read.addAll(partitions(topics.detections()));
    consumer.assign(read);
    consumer.seekToBeginning(read);
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  private static List<TopicPartition> partitions(String topic) {
    var partitions = new ArrayList<TopicPartition>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      partitions.add(new TopicPartition(topic, partition));
    }
    return partitions;
  }

  /** Sends chunks and truths in their order and waits until they are there. */
  void send(List<Object> records) throws Exception {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (Object record : records) {
      sent.add(producer.send(record(record)));
    }
    for (Future<RecordMetadata> one : sent) {
      one.get();
    }
  }

  private ProducerRecord<String, SpecificRecord> record(Object record) {
    return record instanceof Truth truth
        ? new ProducerRecord<>(topics.truths(), truth.getDevice(), truth)
        : record((AudioChunk) record);
  }

  private ProducerRecord<String, SpecificRecord> record(AudioChunk chunk) {
    return new ProducerRecord<>(topics.chunks(), chunk.getDevice(), chunk);
  }

  /** Returns how many predictions there are, repeated ones and markers of transactions included. */
  long predictions() {
    return consumer.endOffsets(partitions(topics.predictions())).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Reads what has come. */
  void read() {
    for (var record : consumer.poll(Duration.ofMillis(200))) {
      if (record.value() instanceof Confusion said) {
        confusion.put(record.key(), said);
      } else if (record.value() instanceof Detection said) {
        detections.computeIfAbsent(said.getId(), id -> new ArrayList<>()).add(said);
      }
    }
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
    broker.close();
  }
}
