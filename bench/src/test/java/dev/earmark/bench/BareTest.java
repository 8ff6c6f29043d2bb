package dev.earmark.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.score.Model;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BareTest {

  private static final Path MODEL = Path.of("../models/simple-audio.onnx");

  @Test
  void everyWindowOfEveryDeviceIsScored() throws Exception {
    try (Model model = Model.load(MODEL)) {
      var cost = new Bare(model, new Load(5, 3, 1, 100)).measure(2);
      // 3 s hold the windows that begin at 0, 0.5, 1, 1.5 and 2 s.
      assertThat(cost.windows()).isEqualTo(25);
      assertThat(cost.cpuSeconds()).isPositive();
      assertThat(cost.cpuSecondsPerAudioHour()).isEqualTo(cost.cpuSeconds() / (15 / 3600.0));
    }
  }

  @Test
  void aLoadOfNothingIsRefused() {
    assertThatThrownBy(() -> new Load(0, 3, 1, 100))
        .hasMessage("devices must be at least 1: devices=0");
  }
}
