package dev.earmark.client;

import static dev.earmark.AudioEncoding.S16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.AudioChunk;
import java.nio.file.Path;
import java.time.Duration;
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
