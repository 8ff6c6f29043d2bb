package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes whose broker goes away. */
class BrokerGoneTest {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Pattern WHERE =
      Pattern.compile("(?s)bootstrap.servers=(\\S+)\n.*schema.registry.url=(\\S+)\n");
  private static final int ENDED_BY_SIGNAL = 143;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void startBroker() throws IOException {
    Process broker =
        start(
            "broker",
            "run",
            "--embedded",
            "--broker-port",
            "0",
            "--registry-port",
            "0",
            "--data",
            "" + folder.resolve("data"));
    awaitSaid(broker, "broker", "message=\"ready");
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void sendSaysThatNoBrokerAnswersAndWhyItGoesOnWhenItIsAskedToEnd() throws Exception {
    Path audio = Wav.tone(folder.resolve("minutes.wav"), 8_000, 8_000 * 120);
    Process send = startBeside("send", "send", audio.toString(), "--speed", "1");
    awaitHeard();
    broker().destroyForcibly();
    awaitSaid(send, "send", "no broker has answered for");
    send.destroy();
    awaitSaid(send, "send", "asked to end; what was sent has yet to be delivered");
    send.destroy();
    assertThat(send.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(send.exitValue()).isEqualTo(ENDED_BY_SIGNAL);
  }

  @Test
  void runSaysWhatAnEndWithoutABrokerLeavesUndone() throws Exception {
    Process run = startBeside("run", "run", "--set", "application.id=beside");
    awaitSaid(run, "run", "message=\"ready");
    broker().destroyForcibly();
    awaitSaid(run, "run", "no broker has answered for");
    run.destroy();
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).as(said("run")).isZero();
    assertThat(Console.messages(said("run")))
        .contains("no broker answers; what is not committed yet, the next start takes again")
        .endsWith("stopped");
  }

  private Process broker() {
    return started.get(0);
  }

  /** Starts a command on the broker that runs. */
  private Process startBeside(String name, String... arguments) throws IOException {
    Matcher where = WHERE.matcher(said("broker"));
    assertThat(where.find()).as(said("broker")).isTrue();
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--set", "bootstrap.servers=" + where.group(1)));
    all.addAll(List.of("--set", "schema.registry.url=" + where.group(2)));
    return start(name, all.toArray(String[]::new));
  }

  /** The log of the chunks grows when a device is heard. */
  private void awaitHeard() {
    await().atMost(DEADLINE).until(() -> chunkBytes() > 0 || !broker().isAlive());
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
    Process process =
        EarmarkProcess.start(folder.resolve(name + ".txt"), List.of(), List.of(arguments));
    started.add(process);
    return process;
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".txt"));
  }
}
