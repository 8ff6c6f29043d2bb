package dev.earmark.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelLocationTest {
  @BeforeEach
  void homeIsTheCheckout() {
    System.setProperty("earmark.home", "..");
  }

  @AfterEach
  void noHome() {
    System.clearProperty("earmark.home");
  }

  @Test
  void namesTheModelsThatComeWithEarmark() {
    assertThat(ModelLocation.names()).containsExactly("commands", "simple-audio");
    assertThat(ModelLocation.of("commands")).hasFileName("commands.onnx");
  }

  @Test
  void saysWhatIsWrongWithAModel() {
    refused(
        "comands",
        "models must name an existing model: models=comands;"
            + " the nearest is commands, there are commands, simple-audio");
    refused(
        "whale",
        "models must name an existing model: models=whale; there are commands, simple-audio");
    refused(
        "no/such.onnx",
        "models must name an existing model: models=no/such.onnx; there is no such file");
    refused(
        "pom.xml",
        "a model's file must end in .onnx: models=pom.xml; there are commands, simple-audio");
  }

  private static void refused(String model, String sentence) {
    assertThatThrownBy(() -> ModelLocation.of(model)).hasMessage(sentence);
  }
}
