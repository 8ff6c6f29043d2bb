package dev.earmark.client;

import static dev.earmark.AudioEncoding.S16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would lose, repeat or misplace audio is refused in a sentence, before any is sent. */
class AudioProducerRefusalsTest {
  private static final SampleFormat SPEECH = new SampleFormat(16_000, 1, S16LE);

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

  @Test
  void refusesToEndInsideAFrame() {
    try (var producer = new AudioProducer(servers.settings())) {
      Recording recording = producer.open("odd", "r", SPEECH);
      recording.write(new byte[3]);
      assertThatThrownBy(recording::close)
          .isInstanceOf(SendException.class)
          .hasMessage("recording odd/r must end with a whole frame of 2 bytes: bytes=1");
    }
  }

  @Test
  void refusesNamesThatWouldBreakIds() {
    try (var producer = new AudioProducer(servers.settings())) {
      for (String device : Arrays.asList("", "a/b", "*", "x".repeat(201), "tab\t")) {
        assertThatThrownBy(() -> producer.open(device, SPEECH))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "device must be 1..200 characters, not '*', without '/' and control characters:"
                    + " device='%s'",
                device);
      }
    }
  }

  @Test
  void saysThatTheTopicIsNotThere() {
    assertThatThrownBy(() -> new AudioProducer(servers.settings("topic.chunks", "nowhere")))
        .isInstanceOf(SendException.class)
        .hasMessage(
            "topic must be there before it is used: topic=nowhere, bootstrap.servers="
                + servers.settings().get("bootstrap.servers"));
  }

  @Test
  void saysThatTheTopicOfTruthsIsNotThere() {
    try (var producer = new AudioProducer(servers.settings("topic.truths", "nowhere"));
        Recording recording = producer.open("no-truths", "r", SPEECH)) {
      assertThatThrownBy(() -> recording.mark("yes", 0, 10))
          .isInstanceOf(SendException.class)
          .hasMessage(
              "topic must be there before it is used: topic=nowhere, bootstrap.servers="
                  + servers.settings().get("bootstrap.servers"));
      recording.write(new byte[2]); // audio goes on
    }
  }

  @Test
  void saysWithinABoundThatNoBrokerAnswers() {
    long start = System.nanoTime();
    assertThatThrownBy(
            () ->
                new AudioProducer(
                    servers.settings(
                        "bootstrap.servers", "127.0.0.1:1", "start.timeout.ms", 1_000)))
        .isInstanceOf(SendException.class)
        .hasMessage("a broker must answer within 1000 ms: bootstrap.servers=127.0.0.1:1");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void saysThatTheRegistryDoesNotAnswer() {
    var settings = servers.settings("schema.registry.url", "http://127.0.0.1:1", "max.retries", 0);
    assertThatThrownBy(() -> new AudioProducer(settings))
        .isInstanceOf(SendException.class)
        .hasMessageStartingWith("schema registry must be reachable: ")
        .hasMessageContaining("http://127.0.0.1:1");
  }

  @Test
  void refusesSettingsThatCouldLoseOrRepeatAudio() {
    assertThatThrownBy(() -> new AudioProducer(servers.settings("enable.idempotence", false)))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "enable.idempotence must be true, or chunks could be repeated and reordered:"
                + " enable.idempotence=false");
    assertThatThrownBy(() -> new AudioProducer(servers.settings("chunk.length.ms", 0)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Invalid value 0 for configuration chunk.length.ms");
    assertThatThrownBy(() -> new AudioProducer(Map.of()))
        .hasMessage("bootstrap.servers must name a broker as host:port");
  }
}
