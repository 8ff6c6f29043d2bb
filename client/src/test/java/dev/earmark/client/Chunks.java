package dev.earmark.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads back what a device sent. */
final class Chunks {
  private Chunks() {}

  /** Returns the chunks of a device up to its first last one, in order. */
  static List<AudioChunk> of(String device, Map<String, ?> settings) {
    List<AudioChunk> chunks = new ArrayList<>();
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try (var consumer =
        new RecordConsumer<>(
            AudioChunk.class, "earmark.chunks", From.beginning().device(device), settings)) {
      while (chunks.isEmpty() || !chunks.get(chunks.size() - 1).getLast()) {
        assertThat(System.nanoTime())
            .as("end of %s, so far %s", device, chunks)
            .isLessThan(deadline);
        chunks.addAll(consumer.poll(Duration.ofMillis(200)));
      }
    }
    return chunks;
  }

  static byte[] samples(List<AudioChunk> chunks) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    chunks.forEach(chunk -> all.writeBytes(samples(chunk)));
    return all.toByteArray();
  }

  static byte[] samples(AudioChunk chunk) {
    ByteBuffer samples = chunk.getSamples().duplicate();
    byte[] bytes = new byte[samples.remaining()];
    samples.get(bytes);
    return bytes;
  }
}
