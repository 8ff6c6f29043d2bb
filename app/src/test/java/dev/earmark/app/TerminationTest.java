package dev.earmark.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process, asked to end while it works. */
class TerminationTest {
  private static final Duration DEADLINE = Duration.ofSeconds(90);
  private static final int SIGTERM_EXIT = 128 + 15;

  @TempDir Path folder;

  @Test
  void closesInOrderWhenAskedToEnd() throws Exception {
    Process demo = start("demo", "--speed", "1", "--data", folder.resolve("data").toString());
    try {
      await().atMost(DEADLINE).until(() -> said().contains("as fast as life; ") || !demo.isAlive());
      demo.destroy();

      assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(demo.exitValue()).as(said()).isEqualTo(SIGTERM_EXIT);
      assertThat(said()).doesNotContain("SIGSEGV", "Exception", "\tat ").contains("windows    ");
      assertThat(Files.exists(Path.of("hs_err_pid" + demo.pid() + ".log"))).isFalse();
    } finally {
      demo.destroyForcibly();
    }
  }

  private Process start(String... args) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dearmark.home=" + Path.of("..").toAbsolutePath().normalize(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.earmark.app.Earmark");
    builder.command().addAll(List.of(args));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said.txt").toFile())
        .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }
}
