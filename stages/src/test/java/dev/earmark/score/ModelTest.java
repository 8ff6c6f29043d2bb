package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTest {

  @Test
  void aModelBringsItsCard() throws Exception {
    try (Model model = Model.load(TestModels.path("tiny"))) {
      assertThat(model.card().id()).isEqualTo("tiny@1");
      assertThat(model.card().labels()).containsExactly("low", "high", "silence");
      assertThat(model.provider()).isEqualTo(Provider.CPU);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no-card      | has no card: metadata property must be 'earmark': properties=[]
          card-no-json | card: card is no JSON: Unexpected end-of-input
          fixed-batch  | graph must take what the card's front end makes: graph=[1, 1, 7, 9], card=[N, 1, 7, 9]
          other-bins   | graph must take what the card's front end makes: graph=[N, 1, 7, 10], card=[N, 1, 7, 9]
          other-labels | graph must give one score for each of the card's labels: graph=[N, 2], card=[N, 3]
          two-inputs   | graph must have one input: inputs=[features, state]
          fixed-inside | graph must give one score for each of the card's labels: graph=[1, 3], card=[N, 3]
          free-shapes  | cannot score 2 windows: Error code
          """)
  void aModelThatContradictsItsCardIsRefusedWithBothValues(String name, String sentence) {
    Path file = TestModels.path(name);
    assertThatThrownBy(() -> Model.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("model " + file + ": ")
        .hasMessageContaining(sentence);
  }

  @Test
  void aFileThatIsNoOnnxIsRefused(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("song.onnx"), "la la la");
    assertThatThrownBy(() -> Model.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("model " + file + ": is no ONNX model that can be loaded: ");
  }

  @Test
  void aFileThatIsNotThereIsRefused(@TempDir Path folder) {
    Path file = folder.resolve("none.onnx");
    assertThatThrownBy(() -> Model.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessage("model " + file + ": there is no such file");
  }

  @Test
  void cudaIsRefusedWhereTheRuntimeHasNone() {
    assertThatThrownBy(() -> Model.load(TestModels.path("tiny"), Provider.CUDA))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(
            "provider cuda needs the onnxruntime_gpu jar, an NVIDIA driver and CUDA 12");
  }

  @Test
  void autoFallsBackToTheProcessor() throws Exception {
    try (Model model = Model.load(TestModels.path("tiny"), Provider.AUTO)) {
      assertThat(model.provider()).isEqualTo(Provider.CPU);
    }
  }
}
