package dev.earmark.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.AudioChunk;
import dev.earmark.schemas.AvroDeserializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KillTest {
  @TempDir Path folder;

  private final Map<String, Integer> ids = new HashMap<>();
  private long lastOffset = -1;

  @Test
  void whatWasAnsweredBeforeAKillIsThereAfterIt() throws Exception {
    for (var prefix : List.of("A", "B")) {
      killWhileWriting(prefix);
      checkRegistry();
      checkRecords();
    }
  }

  /** Lets a child write to both until each has answered thirty times, and kills it with -9. */
  private void killWhileWriting(String prefix) throws Exception {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.earmark.local.Victim",
                folder.toString(),
                prefix)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
      listen(lines, ids.size() + 30, lastOffset + 30);
      child.toHandle().destroyForcibly();
      drain(lines);
    } finally {
      child.destroyForcibly();
      assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(child.exitValue()).isEqualTo(128 + 9);
  }

  private void listen(BufferedReader lines, int wantedIds, long wantedOffset) throws IOException {
    while (ids.size() < wantedIds || lastOffset < wantedOffset) {
      var line = lines.readLine();
      assertThat(line).as("the child ended by itself").isNotNull();
      note(line);
    }
  }

  /** What it still managed to say counts too, but for a line that was cut. */
  private void drain(BufferedReader lines) throws IOException {
    var before = lines.readLine();
    for (var line = before; line != null; line = lines.readLine()) {
      note(before);
      before = line;
    }
  }

  private void note(String line) {
    var words = line.split(" ", 3);
    if (words[0].equals("id")) {
      ids.put(words[1], Integer.parseInt(words[2]));
    } else {
      lastOffset = Long.parseLong(words[1]);
    }
  }

  private void checkRegistry() {
    try (var registry = EmbeddedRegistry.start(folder)) {
      var rest = new RestCall(registry.url());
      ids.forEach(
          (name, id) -> {
            var schema = Victim.schema(name);
            assertThat(rest.postSchema("/subjects/" + name + "/versions", schema))
                .isEqualTo("200 {\"id\":%d}".formatted(id));
            assertThat(rest.get("/schemas/ids/" + id + "/schema")).isEqualTo("200 " + schema);
          });
    }
  }

  private void checkRecords() {
    try (var broker = EmbeddedBroker.start(folder);
        var registry = EmbeddedRegistry.start(folder);
        var consumer = consumer(broker, registry)) {
      var partition = List.of(new TopicPartition("chunks", 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      var deadline = Instant.now().plusSeconds(60);
      long read = 0;
      while (read <= lastOffset && Instant.now().isBefore(deadline)) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          assertThat(record.offset()).isEqualTo(read++);
          assertThat(record.value()).isEqualTo(Samples.chunk());
        }
      }
      assertThat(read).isGreaterThan(lastOffset);
      lastOffset = Math.max(lastOffset, read - 1);
    }
  }

  private static KafkaConsumer<String, AudioChunk> consumer(
      EmbeddedBroker broker, EmbeddedRegistry registry) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "schema.registry.url", registry.url());
    var deserializer = new AvroDeserializer<>(AudioChunk.class);
    deserializer.configure(settings, false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), deserializer);
  }
}
