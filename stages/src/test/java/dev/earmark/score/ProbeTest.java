package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  @TempDir private Path folder;

  @Test
  void independentScoresAreNoSoftmax() throws Exception {
    CardFile file = CardFile.read(TestModels.path("tiny-sigmoid"));
    try (Model model = Model.load(TestModels.path("tiny-sigmoid"))) {
      ModelCard wrong = CardDraft.of(model.card()).set("output=softmax").card();
      assertThatThrownBy(() -> file.write(wrong, folder.resolve("wrong.onnx")))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining(
              "scores must add up to 1 where output is softmax (sigmoid: labels are independent): sum=2.0");
    }
  }
}
