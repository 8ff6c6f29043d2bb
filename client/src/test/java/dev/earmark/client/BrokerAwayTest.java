package dev.earmark.client;

import static dev.earmark.AudioEncoding.S16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import dev.earmark.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerAwayTest {
  private static final SampleFormat SPEECH = new SampleFormat(16_000, 1, S16LE);
  private static final int CHUNK = 3_200;

  @TempDir Path folder;
  private LocalServers servers;

  @BeforeEach
  void startServers() {
    servers = LocalServers.start(folder);
  }

  @AfterEach
  void stopServers() {
    servers.close();
  }

  @Test
  void aRegistryThatGoesAwayIsSaidOnceWithItsCause() {
    AudioProducer producer = new AudioProducer(servers.settings("max.retries", 0));
    servers.stopRegistry();
    Recording recording = producer.open("no-registry", "r", SPEECH);
    assertThatThrownBy(() -> recording.write(new byte[CHUNK]))
        .isInstanceOf(SendException.class)
        .hasMessageStartingWith("recording no-registry/r must reach topic earmark.chunks whole:")
        .hasMessageContaining("schema registry must be reachable: ")
        .hasCauseInstanceOf(KafkaException.class);
    assertThatThrownBy(producer::close).isInstanceOf(SendException.class).hasNoCause();
  }

  @Test
  void blocksWithABoundThenSaysWhatIsLost() {
    int buffer = 40 * CHUNK;
    AudioProducer producer =
        new AudioProducer(
            servers.settings(
                "buffer.memory",
                buffer,
                "max.block.ms",
                1_500,
                "delivery.timeout.ms",
                10_000, // longer than it takes to stop the broker and to fill the buffer
                "request.timeout.ms",
                1_000));
    Recording recording = producer.open("away", "r", SPEECH);
    recording.write(new byte[CHUNK]);
    servers.stopBroker();
    long[] longest = {0};
    assertThatThrownBy(() -> writeUntilRefused(recording, longest))
        .isInstanceOf(SendException.class)
        .hasMessageStartingWith("recording away/r must reach topic earmark.chunks whole:");
    assertThat(recording.position() * 2).isLessThanOrEqualTo(buffer + CHUNK);
    assertThat(Duration.ofNanos(longest[0]))
        .isBetween(Duration.ofMillis(1_400), Duration.ofSeconds(9));
    assertThatThrownBy(() -> recording.write(new byte[2])).isInstanceOf(SendException.class);
    assertThatThrownBy(producer::close).isInstanceOf(SendException.class);
  }

  private static void writeUntilRefused(Recording recording, long[] longest) {
    for (int i = 0; i < 1_000; i++) {
      long start = System.nanoTime();
      try {
        recording.write(new byte[CHUNK]);
      } finally {
        longest[0] = Math.max(longest[0], System.nanoTime() - start);
      }
    }
  }

  @Test
  void aFirstTruthWaitsForTheBrokerAndHoldsNoAudioUp() throws Exception {
    try (var producer = new AudioProducer(servers.settings("start.timeout.ms", 4_000));
        Recording recording = producer.open("truths", "r", SPEECH)) {
      recording.write(new byte[CHUNK]);
      servers.stopBroker();
      var marked = CompletableFuture.runAsync(() -> recording.mark("yes", 0, 10));
      var begun = CompletableFuture.runAsync(() -> recording.begin("stop"));
      CompletableFuture.runAsync(() -> recording.write(new byte[CHUNK])).get(3, TimeUnit.SECONDS);
      assertThatThrownBy(() -> CompletableFuture.anyOf(marked, begun).get(5, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
      CompletableFuture.runAsync(() -> recording.write(new byte[CHUNK])).get(3, TimeUnit.SECONDS);
      servers.startBroker();
      CompletableFuture.allOf(marked, begun).get(60, TimeUnit.SECONDS);
    }
    assertThat(Chunks.of("truths", servers.settings())).hasSize(4);
    assertThat(truths("truths", 2)).containsExactlyInAnyOrder("yes", "stop");
  }

  private List<String> truths(String device, int count) {
    List<String> labels = new ArrayList<>();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try (var consumer =
        new RecordConsumer<>(
            Truth.class, "earmark.truths", From.beginning().device(device), servers.settings())) {
      while (labels.size() < count && System.nanoTime() < deadline) {
        consumer.poll(Duration.ofMillis(200)).forEach(truth -> labels.add(truth.getLabel()));
      }
    }
    return labels;
  }

  @Test
  void losesAndRepeatsNothingWhereTheBrokerComesBack() {
    int chunks = 50;
    try (var producer = new AudioProducer(servers.settings());
        Recording recording = producer.open("back", SPEECH)) {
      for (int i = 0; i < chunks; i++) {
        recording.write(new byte[CHUNK]);
        if (i == 20) {
          servers.stopBroker();
        }
      }
      servers.startBroker();
    }
    assertThat(Chunks.of("back", servers.settings()))
        .extracting(AudioChunk::getFirstSample)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(0, chunks).map(i -> i * CHUNK / 2).boxed().toList());
  }
}
