package dev.earmark.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.Settings;
import dev.earmark.score.Provider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The runtime of the tests has no card. */
class ScoringModelsTest {
  private static final Path TINY = Path.of("../stages/src/test/resources/models/tiny.onnx");
  private final List<String> said = new ArrayList<>();

  private ScoringModels on(String provider) {
    Settings settings = Settings.of(List.of(), Map.of(), List.of("execution.provider=" + provider));
    return new ScoringModels(settings, said::add);
  }

  @Test
  void autoSaysOnceThatTheProcessorScoresAndWhy() {
    ScoringModels models = on("auto");
    for (int version = 0; version < 3; version++) {
      try (var loaded = models.load(TINY)) {
        assertThat(loaded.provider()).isEqualTo(Provider.CPU);
      }
    }
    assertThat(said)
        .singleElement()
        .asString()
        .startsWith(
            "the processor scores, as execution.provider=auto allows: provider cuda needs the onnxruntime_gpu jar, an NVIDIA driver and CUDA 12: ");
  }

  @Test
  void theProcessorThatWasAskedForIsNoFallback() {
    try (var loaded = on("cpu").load(TINY)) {
      assertThat(loaded.fallback()).isEmpty();
    }
    assertThat(said).isEmpty();
  }

  @Test
  void aGraphThatBreaksWithinTheLargestBatchIsRefusedWithItsFile() {
    Path file = TINY.resolveSibling("two-at-most.onnx");
    assertThatThrownBy(() -> on("cpu").load(file))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith("model " + file + ": model tiny@1 cannot score 3 windows: ");
  }

  @Test
  void cudaIsRefusedWithWhatIsMissing() {
    assertThatThrownBy(() -> on("cuda").load(TINY))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith(
            "model "
                + TINY
                + ": provider cuda needs the onnxruntime_gpu jar, an NVIDIA driver and CUDA 12: providers compiled in=[CPU");
    assertThat(said).isEmpty();
  }
}
