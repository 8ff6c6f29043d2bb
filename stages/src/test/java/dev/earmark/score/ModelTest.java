package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
          card-no-json | card: card is no JSON: it ends in the middle, at line
          other-bins   | graph must take what the card's front end makes: graph=[N, 1, 7, 10], card=[N, 1, 7, 9]
          other-labels | graph must give one score for each of the card's labels: graph=[N, 2], card=[N, 3]
          whole-numbers | input must be a tensor of float, double, float16, int8 or uint8: features=
          no-scale     | card must give scale and zeroPoint for integers, and only for them: features=INT8, card=null
          needless-scale | card must give scale and zeroPoint for integers, and only for them: features=FLOAT, card=Quantum[scale=0.03125, zeroPoint=-128]
          two-outputs  | card must name which of the graph's outputs it means: outputs=[mean, logits]
          no-such-input | input must be one of the graph's: input=waveform, graph=[features]
          no-such-output | output must be one of the graph's: output=probabilities, graph=[mean, logits]
          no-such-embedding | embedding must be one of the graph's: embedding=mean, graph=[logits]
          maps-other-labels | graph must give one score for each of the card's labels: graph=[high, hush, low], card=[low, high, silence]
          golden-wrong | the model's golden clip must give its golden scores within 1.0E-4: label=
          golden-other-window | the model's golden clip must give its golden scores within 1.0E-4: label=
          newer-ir     | IR version must be at most
          newer-opset  | must be at most
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
  void oneThatIsNewerThanTheRuntimeIsRefusedWithBothVersions() {
    assertThatThrownBy(() -> Model.load(TestModels.path("newer-ir")))
        .hasMessageMatching(
            ".*: IR version must be at most \\d+, which is what ONNX Runtime 1\\.\\d+\\.\\d+ can load: irVersion=99");
    assertThatThrownBy(() -> Model.load(TestModels.path("newer-opset")))
        .hasMessageMatching(
            ".*: opset of ai.onnx must be at most \\d+, which is what ONNX Runtime 1\\.\\d+\\.\\d+ can load: opset=99");
  }

  @Test
  void wrongGoldenScoresAreRefusedWithTheDifference() {
    assertThatThrownBy(() -> Model.load(TestModels.path("golden-wrong")))
        .isInstanceOf(ModelException.class)
        .hasMessageMatching(
            ".*: label=(low|high), golden=0\\.\\d+, scored=0\\.\\d+, difference=(0\\.00100\\d*|9\\.99\\d*E-4)");
  }

  @Test
  void aFileCutOffAnywhereIsRefused(@TempDir Path folder) throws Exception {
    byte[] whole = Files.readAllBytes(TestModels.path("golden"));
    for (int length = 0; length < whole.length; length += 7) {
      Path file = Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Model.load(file))
          .as("cut off at %d of %d", length, whole.length)
          .isInstanceOf(ModelException.class)
          .hasMessageStartingWith("model " + file + ": ");
    }
  }

  @Test
  void aPropertyOfTwentyMegabytesIsRefusedBeforeTheRuntimeCopiesIt(@TempDir Path folder)
      throws Exception {
    int length = 20_000_000;
    var onnx = new ByteArrayOutputStream();
    onnx.writeBytes(Files.readAllBytes(TestModels.path("tiny")));
    onnx.write(0x72); // field 14, its length before it
    for (int left = length; left > 0; left >>= 7) {
      onnx.write(left >> 7 > 0 ? (left & 0x7f) | 0x80 : left);
    }
    onnx.writeBytes(new byte[length]);
    Path file = Files.write(folder.resolve("long.onnx"), onnx.toByteArray());
    assertThatThrownBy(() -> Model.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessage(
            "model "
                + file
                + ": a metadata property must be at most 12582912 bytes: bytes="
                + length);
  }

  @Test
  void aFileOfTwoGigabytesIsRefusedUnread(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("huge.onnx");
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(2L << 30);
    }
    assertThatThrownBy(() -> Model.load(file))
        .isInstanceOf(ModelException.class)
        .hasMessageMatching(
            ".*: must be at most \\d+ bytes \\(1 GiB, or half the heap\\): bytes=2147483648");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileThatHoldsMoreThanItSaysIsReadNoFurther() {
    assertThatThrownBy(() -> Model.load(Path.of("/proc/self/status")))
        .isInstanceOf(ModelException.class)
        .hasMessage("model /proc/self/status: cannot be read: it grows while it is read: bytes=0");
  }

  @Test
  void whatIsNoRegularFileIsRefused(@TempDir Path folder) {
    assertThatThrownBy(() -> Model.load(folder))
        .isInstanceOf(ModelException.class)
        .hasMessage("model %s: must be a regular file: file=%s".formatted(folder, folder));
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
    assertThatThrownBy(() -> Model.load(TestModels.path("tiny"), Execution.CPU.on(Provider.CUDA)))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining(
            "provider cuda needs the onnxruntime_gpu jar, an NVIDIA driver and CUDA 12");
  }

  @Test
  void autoFallsBackToTheProcessor() throws Exception {
    try (Model model = Model.load(TestModels.path("tiny"), Execution.CPU.on(Provider.AUTO))) {
      assertThat(model.provider()).isEqualTo(Provider.CPU);
      assertThat(model.fallback().orElseThrow())
          .startsWith("provider cuda needs the onnxruntime_gpu jar, an NVIDIA driver and CUDA 12");
    }
  }
}
