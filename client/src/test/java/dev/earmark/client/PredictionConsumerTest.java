package dev.earmark.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.Prediction;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionConsumerTest {
  @TempDir static Path folder;
  private static LocalServers servers;

  @BeforeAll
  static void startServers() {
    servers = LocalServers.start(folder);
  }

  @AfterAll
  static void stopServers() {
    servers.close();
  }

  private static Map<String, Object> kafka() {
    return new ClientSettings(servers.settings()).kafka(Map.of());
  }

  private static List<Prediction> read(PredictionConsumer consumer, int count) {
    List<Prediction> read = new ArrayList<>();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (read.size() < count && System.nanoTime() < deadline) {
      read.addAll(consumer.poll(Duration.ofMillis(200)));
    }
    return read;
  }

  @Test
  void readsFromTheBeginningByDevice() throws Exception {
    Prediction first = Predictions.of("a", 0);
    Prediction second = Predictions.of("a", 1);
    Predictions.send(
        servers.settings(), "earmark.predictions", first, Predictions.of("b", 0), second);
    try (var consumer = new PredictionConsumer(servers.settings(), From.beginning().device("a"))) {
      assertThat(read(consumer, 2)).containsExactly(first, second);
      assertThat(consumer.poll(Duration.ofMillis(200))).isEmpty();
    }
  }

  @Test
  void readsFromNowWhateverComesAfterItIsOpened() throws Exception {
    Predictions.send(servers.settings(), "earmark.predictions", Predictions.of("now", 0));
    try (var consumer = new PredictionConsumer(servers.settings(), From.now().device("now"))) {
      Predictions.send(servers.settings(), "earmark.predictions", Predictions.of("now", 1));
      assertThat(read(consumer, 1)).containsExactly(Predictions.of("now", 1));
    }
  }

  @Test
  void iteratesUntilItIsClosedByAnotherThread() throws Exception {
    PredictionConsumer consumer =
        new PredictionConsumer(servers.settings(), From.now().device("iterate"));
    CompletableFuture<Void> seen = new CompletableFuture<>();
    CompletableFuture<Integer> count =
        CompletableFuture.supplyAsync(
            () -> {
              int n = 0;
              for (Prediction ignored : consumer) {
                n++;
                seen.complete(null);
              }
              return n;
            });
    Predictions.send(servers.settings(), "earmark.predictions", Predictions.of("iterate", 0));
    seen.get(30, TimeUnit.SECONDS);
    consumer.close();
    assertThat(count.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    consumer.close();
    assertThat(consumer.poll(Duration.ofSeconds(10))).isEmpty();
  }

  /** Returns the first value of a topic, as it is there. */
  private static byte[] bytes(String topic) {
    var config = kafka();
    config.put("auto.offset.reset", "earliest");
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions = consumer.partitionsFor(topic);
      consumer.assign(
          partitions.stream().map(p -> new TopicPartition(topic, p.partition())).toList());
      consumer.seekToBeginning(consumer.assignment());
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (System.nanoTime() < deadline) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          return record.value();
        }
      }
    }
    throw new AssertionError("nothing in " + topic);
  }

  @Test
  void aRegistryThatIsAwayCostsNoRecord() throws Exception {
    servers.createTopics("kept");
    Predictions.send(servers.settings(), "kept", Predictions.of("a", 7));
    var settings = servers.settings("topic.predictions", "kept");
    var away = new HashMap<>(settings);
    away.put("schema.registry.url", "http://127.0.0.1:1");
    away.put("max.retries", 0);
    try (var consumer = new PredictionConsumer(away, From.beginning())) {
      for (int again = 0; again < 2; again++) {
        assertThatThrownBy(() -> readUntilSomething(consumer))
            .isInstanceOf(ReadException.class)
            .hasMessageStartingWith(
                "schema of a record must be had from the registry: topic=kept, partition=")
            .hasMessageContaining(", offset=0, schema registry must be reachable: id=")
            .hasMessageContaining("http://127.0.0.1:1");
      }
    }
  }

  private static void readUntilSomething(PredictionConsumer consumer) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (consumer.poll(Duration.ofMillis(200)).isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  @Test
  void saysWhichRecordIsUnreadableAndGoesOn() throws Exception {
    servers.createTopics("mixed", "elsewhere");
    Predictions.send(
        servers.settings(),
        "elsewhere",
        new Truth("a", "r", 0L, 1L, 16_000, "yes", TruthSource.TEST));
    try (var producer =
        new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("mixed", "a", new byte[] {1, 2, 3})).get();
      producer.send(new ProducerRecord<>("mixed", "a", bytes("elsewhere"))).get();
    }
    Predictions.send(servers.settings(), "mixed", Predictions.of("a", 7));
    List<String> errors = new ArrayList<>();
    List<Prediction> read = new ArrayList<>();
    try (var consumer =
        new PredictionConsumer(servers.settings("topic.predictions", "mixed"), From.beginning())) {
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (read.isEmpty() && System.nanoTime() < deadline) {
        try {
          read.addAll(consumer.poll(Duration.ofMillis(200)));
        } catch (ReadException e) {
          errors.add(e.getMessage());
        }
      }
    }
    assertThat(read).containsExactly(Predictions.of("a", 7));
    assertThat(errors)
        .hasSize(2)
        .allMatch(e -> e.startsWith("record must be Prediction: topic=mixed, partition="));
    assertThat(errors.get(1))
        .endsWith("value must be of record Prediction: record=dev.earmark.Truth");
  }

  @Test
  void saysWhatIsNotThere() {
    String where = (String) servers.settings().get("bootstrap.servers");
    assertThatThrownBy(
            () -> new PredictionConsumer(servers.settings("topic.predictions", "none"), From.now()))
        .isInstanceOf(ReadException.class)
        .hasMessage(
            "topic must be there before it is read: topic=none, bootstrap.servers=" + where);
    assertThatThrownBy(
            () ->
                new PredictionConsumer(
                    servers.settings("bootstrap.servers", "127.0.0.1:1", "start.timeout.ms", 1_000),
                    From.now()))
        .isInstanceOf(ReadException.class)
        .hasMessage("a broker must answer within 1000 ms: bootstrap.servers=127.0.0.1:1");
  }
}
