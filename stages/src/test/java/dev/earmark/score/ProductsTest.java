package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.onnx.OnnxNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts by hand: outputs times the products that each sums. */
class ProductsTest {
  private static OnnxNode node(String type, Map<String, Long> integers) {
    return new OnnxNode(type, "", List.of("a", "b", "c", "d"), List.of("y"), integers);
  }

  private static long[] shape(String lengths) {
    return Stream.of(lengths.split(" ")).mapToLong(Long::parseLong).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "Conv, 32 16 3 3, 1 32 10 10, 460800", // 3200 outputs of 16 * 9
    "Conv, 32 1 3 3, 1 32 10 10, 28800", // depthwise: 3200 of 9
    "QLinearConv, 8 4 5, 1 8 20, 3200", // 160 of 4 * 5
    "ConvTranspose, 16 8 2 2, 1 16 5 5, 12800", // 400 inputs, each into 8 * 4
    "MatMul, 1 7 20, 1 7 30, 4200", // 210 of 20
    "Gemm, 4 20, 4 30, 2400" // 120 of 20
  })
  void outputsTimesProducts(String type, String first, String second, long count) {
    OnnxNode node = node(type, Map.of());
    assertThat(Products.known(node)).isTrue();
    assertThat(Products.of(node, List.of(shape(first), shape(second)))).isEqualTo(count);
  }

  @Test
  void aTurnedMatrixSumsOverItsRows() {
    OnnxNode node = node("Gemm", Map.of("transA", 1L));
    assertThat(Products.of(node, List.of(shape("20 4"), shape("4 30")))).isEqualTo(2400);
  }

  @Test
  void everyStepOfARecurrentLayerMultipliesWithBothMatrices() {
    OnnxNode node = node("LSTM", Map.of());
    List<long[]> shapes = List.of(shape("50 2 10"), shape("1 32 10"), shape("1 32 8"));
    assertThat(Products.of(node, shapes)).isEqualTo(50 * 2 * (320 + 256));
  }

  @Test
  void whatNoRuleCountsIsNamed() {
    assertThat(Products.hidden(node("Loop", Map.of()))).isTrue();
    assertThat(Products.hidden(node("Relu", Map.of()))).isFalse();
    OnnxNode trees =
        new OnnxNode("TreeEnsembleClassifier", "ai.onnx.ml", List.of("x"), List.of("y"), Map.of());
    assertThat(Products.hidden(trees)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"tiny", "fixed-four", "quantised", "half", "maps"})
  void aGraphsCostDoesNotDependOnHowItIsWired(String name) throws Exception {
    try (Model model = Model.load(TestModels.path(name))) {
      Cost cost = CostCount.of(TestModels.path(name), model);
      assertThat(cost.total()).isEqualTo(27);
    }
  }
}
