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

  @TempDir Path folder;

  @Test
  void runEndsInOrderWhenAskedTo() throws Exception {
    Process run =
        start(
            "run",
            "--embedded",
            "--broker-port",
            "0",
            "--registry-port",
            "0",
            "--data",
            folder.resolve("data").toString());
    try {
      await().atMost(DEADLINE).until(() -> said().contains("message=\"ready") || !run.isAlive());
      run.destroy();

      assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).as(said()).isZero();
      assertThat(said()).doesNotContain("Exception", "\tat ");
      assertThat(Console.messages(said())).endsWith("stopped");
    } finally {
      run.destroyForcibly();
    }
  }

  /** ONNX Runtime is at work all the time, and would crash if it were freed meanwhile. */
  @Test
  void demoEndsInOrderInTheMiddleOfItsWork() throws Exception {
    Process demo =
        start(
            "demo",
            "--speed",
            "4",
            "--data",
            folder.resolve("data").toString(),
            "--report",
            folder.resolve("report.html").toString());
    try {
      await()
          .atMost(DEADLINE)
          .until(() -> said().matches("(?s).*behind +[2-9]\\d?\\.\\d s\n.*") || !demo.isAlive());
      demo.destroy();

      assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(demo.exitValue()).as(said()).isEqualTo(ExitCodes.BROKEN);
      assertThat(said())
          .doesNotContain("Exception", "\tat ", "NaN")
          .endsWith("earmark: stopped before the end, so there is nothing to report\n");
      assertThat(folder.resolve("report.html")).doesNotExist();
    } finally {
      demo.destroyForcibly();
    }
  }

  private Process start(String... args) {
    return EarmarkProcess.start(folder.resolve("said.txt"), List.of(), List.of(args));
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said.txt"));
  }
}
