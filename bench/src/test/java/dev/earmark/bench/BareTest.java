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
      var cost = new Bare(model, new Bare.Load(5, 3)).measure(2);
      // 3 s hold the windows that begin at 0, 0.5, 1, 1.5 and 2 s.
      assertThat(cost.windows()).isEqualTo(25);
      assertThat(cost.cpuSeconds()).isPositive();
      assertThat(cost.cpuSecondsPerAudioHour()).isEqualTo(cost.cpuSeconds() / (15 / 3600.0));
    }
  }

  @Test
  void aLoadOfNothingIsRefused() {
    assertThatThrownBy(() -> new Bare.Load(0, 3))
        .hasMessage("devices and seconds must be at least 1: devices=0, seconds=3");
  }
}
