package dev.earmark.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.app.run.Milestone;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VitalsTest {
  private final Vitals vitals =
      new Vitals(Settings.of(List.of(Layer.from(Map.of("models", "any"), "test"))));

  @Test
  void aStartSaysWhatItStillWaitsFor() {
    vitals.reached(Milestone.MODELS);
    assertThat(vitals.ready())
        .isEqualTo(
            new Verdict(
                List.of(
                    new Finding("topology", false, "it has yet to start"),
                    new Finding("models", true, "all are loaded and checked"),
                    new Finding("topics", false, "a broker has yet to tell of them"),
                    new Finding("registry", false, "its turn has yet to come"))));
    assertThat(vitals.ready().answer().status()).isEqualTo(503);
  }

  @Test
  void beforeItIsReadyItLivesAndHasNotStarted() {
    assertThat(vitals.live().well()).isTrue();
    assertThat(vitals.startup()).isEqualTo(vitals.ready());
    assertThat(vitals.startup().well()).isFalse();
  }
}
