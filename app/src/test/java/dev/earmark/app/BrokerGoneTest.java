package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that sends, whose broker goes away. */
class BrokerGoneTest {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Pattern WHERE =
      Pattern.compile("(?s)bootstrap.servers=(\\S+)\n.*schema.registry.url=(\\S+)\n");
  private static final int ENDED_BY_SIGNAL = 143;

  @TempDir Path folder;

  @Test
  void sendSaysThatNoBrokerAnswersAndWhyItGoesOnWhenItIsAskedToEnd() throws Exception {
    Path audio = Wav.tone(folder.resolve("minutes.wav"), 8_000, 8_000 * 120);
    Process run =
        start(
            "run",
            "run",
            "--embedded",
            "--broker-port",
            "0",
            "--registry-port",
            "0",
            "--data",
            "" + folder.resolve("data"));
    try {
      awaitSaid(run, "run", "message=\"ready");
      Process send = send(audio);
      try {
        awaitHeard(run);
        run.destroyForcibly();
        awaitSaid(send, "send", "no broker has answered for");
        send.destroy();
        awaitSaid(send, "send", "asked to end; what was sent has yet to be delivered");
        send.destroy();
        assertThat(send.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(send.exitValue()).isEqualTo(ENDED_BY_SIGNAL);
      } finally {
        send.destroyForcibly();
      }
    } finally {
      run.destroyForcibly();
    }
  }

  /** Starts to send at the pace of life. */
  private Process send(Path audio) throws IOException {
    Matcher where = WHERE.matcher(said("run"));
    assertThat(where.find()).as(said("run")).isTrue();
    return start(
        "send",
        "send",
        audio.toString(),
        "--speed",
        "1",
        "--set",
        "bootstrap.servers=" + where.group(1),
        "--set",
        "schema.registry.url=" + where.group(2));
  }

  /** The log of the chunks grows when a device is heard. */
  private void awaitHeard(Process run) {
    await().atMost(DEADLINE).until(() -> chunkBytes() > 0 || !run.isAlive());
  }

  private long chunkBytes() throws IOException {
    try (var files = Files.walk(folder.resolve("data"))) {
      return files
          .filter(
              file ->
                  file.toString().contains("earmark.chunks-") && file.toString().endsWith(".log"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private void awaitSaid(Process process, String name, String what) {
    await().atMost(DEADLINE).until(() -> said(name).contains(what) || !process.isAlive());
    assertThat(process.isAlive()).isTrue();
  }

  private Process start(String name, String... arguments) {
    return EarmarkProcess.start(folder.resolve(name + ".txt"), List.of(), List.of(arguments));
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".txt"));
  }
}
