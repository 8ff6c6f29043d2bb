package dev.earmark.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioEncoding;
import dev.earmark.Prediction;
import dev.earmark.client.AudioProducer;
import dev.earmark.client.From;
import dev.earmark.client.PredictionConsumer;
import dev.earmark.client.Recording;
import dev.earmark.client.SampleFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(
    named = "EARMARK_IMAGE",
    matches = ".+",
    disabledReason = "skipped: start a Docker engine and run docker/test/run.sh")
class EarmarkContainerTest {
  private static final int SAMPLE_RATE = 16_000;
  private static final int HOP = 4_000;
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  @Test
  void oneLineStartsAllThatAnApplicationsOwnTestNeeds() {
    try (var earmark = EarmarkContainer.started()) {
      send(earmark.settings(), new short[3 * SAMPLE_RATE]);

      assertThat(predictions(earmark.settings(), 9))
          .extracting(Prediction::getStartSample)
          .containsExactlyElementsOf(IntStream.range(0, 9).mapToObj(k -> (long) k * HOP).toList());
    }
  }

  private static void send(Map<String, ?> settings, short[] samples) {
    try (var producer = new AudioProducer(settings);
        Recording recording =
            producer.open("desk", new SampleFormat(SAMPLE_RATE, 1, AudioEncoding.S16LE))) {
      recording.write(samples);
    }
  }

  /** Three seconds are nine windows of one second, a quarter of a second apart. */
  private static List<Prediction> predictions(Map<String, ?> settings, int count) {
    List<Prediction> read = new ArrayList<>();
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    try (var consumer = new PredictionConsumer(settings, From.beginning())) {
      while (read.size() < count && System.nanoTime() < deadline) {
        read.addAll(consumer.poll(Duration.ofMillis(200)));
      }
    }
    return read;
  }
}
