package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LongCommandLineTest {
  private static final int LENGTH = 60_000;

  @Test
  @Timeout(60)
  void modelsLoadInProcessesWithLongCommandLines() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var probe =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName(),
                "x".repeat(LENGTH))
            .redirectErrorStream(true)
            .start();
    String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(probe.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(said).contains("loaded tiny@");
    assertThat(probe.exitValue()).isZero();
  }

  /** Loads a model, and says so. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) throws Exception {
      try (Model model = Model.load(TestModels.path("tiny"))) {
        System.out.println("loaded " + model.card().id());
      }
    }
  }
}
