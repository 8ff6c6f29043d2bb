package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** A real process whose folder has no space left; the topology itself writes nothing to disk. */
class DiskFullTest {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern SERVERS =
      Pattern.compile("(?s)bootstrap.servers=(\\S+)\n.*schema.registry.url=(\\S+)\n");

  @TempDir Path folder;
  private Path small;

  @BeforeEach
  void mount() throws Exception {
    small = Files.createDirectory(folder.resolve("small"));
    boolean mounted = call("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", small.toString());
    assumeTrue(mounted, "skipped: a small disk can be mounted by root on Linux only");
  }

  @AfterEach
  void unmount() throws Exception {
    call("umount", small.toString());
  }

  @Test
  void theProcessEndsWithASentenceAndGoesOnWhereItWasWhenThereIsSpace() throws Exception {
    Path ballast = small.resolve("ballast");
    Process first = start("first.txt");
    try {
      send("before", "first.txt");
      fill(ballast);
      send(
          "during",
          "first.txt",
          "--set",
          "producer.delivery.timeout.ms=3000",
          "--set",
          "request.timeout.ms=1000");
      assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      first.destroyForcibly().onExit().join();
    }
    assertThat(first.exitValue()).as(said("first.txt")).isEqualTo(ExitCodes.BROKEN);
    assertThat(Console.messages(said("first.txt")))
        .contains(
            "the broker has no space left and ends; what is written stays, start again when that is mended: --data="
                + small.resolve("data"));

    Files.delete(ballast);
    Process second = start("second.txt");
    try {
      send("after", "second.txt");
      await().atMost(DEADLINE).untilAsserted(() -> assertThat(heard("after")).isPositive());
      await()
          .atMost(DEADLINE)
          .untilAsserted(() -> assertThat(heard("before")).isEqualTo(heard("after")));
    } finally {
      second.destroyForcibly().onExit().join();
    }
  }

  private static void fill(Path ballast) throws IOException {
    try (var out = Files.newOutputStream(ballast)) {
      for (byte[] block = new byte[4096]; true; ) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(ballast).exists();
    }
  }

  private Process start(String said) {
    List<String> arguments = new ArrayList<>(List.of("run", "--embedded", "--broker-port", "0"));
    arguments.addAll(List.of("--registry-port", "0"));
    arguments.addAll(List.of("--data", small.resolve("data").toString()));
    List<String> options = List.of("-XX:TieredStopAtLevel=1");
    Process run = EarmarkProcess.start(folder.resolve(said), options, arguments);
    await().atMost(DEADLINE).until(() -> said(said).contains("message=\"ready") || !run.isAlive());
    return run;
  }

  private void send(String device, String said, String... more) throws IOException {
    var arguments = new ArrayList<>(List.of("send", "src/main/resources/demo/kitchen.flac"));
    arguments.addAll(List.of("--device", device, "--speed", "0"));
    arguments.addAll(servers(said));
    arguments.addAll(List.of(more));
    new Console().run(arguments.toArray(String[]::new));
  }

  private long heard(String device) throws IOException {
    var console = new Console();
    var arguments = new ArrayList<>(List.of("listen", "predictions", "--from-beginning"));
    arguments.addAll(List.of("--until-now", "--json", "--device", device));
    arguments.addAll(servers("second.txt"));
    console.run(arguments.toArray(String[]::new));
    return console.out().lines().map(DiskFullTest::id).distinct().count();
  }

  /** What is said again has the same id, but is said at another time. */
  private static String id(String line) {
    Matcher id = ID.matcher(line);
    assertThat(id.find()).as(line).isTrue();
    return id.group(1);
  }

  private List<String> servers(String said) throws IOException {
    Matcher servers = SERVERS.matcher(said(said));
    assertThat(servers.find()).as(said(said)).isTrue();
    return List.of(
        "--set", "bootstrap.servers=" + servers.group(1),
        "--set", "schema.registry.url=" + servers.group(2));
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  private static boolean call(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException absent) {
      return false;
    }
  }
}
