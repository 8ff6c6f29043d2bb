package dev.earmark.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the statistics against scikit-learn's; the file names its version and the calls. */
class ConfusionGoldenTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  @TestFactory
  Stream<DynamicTest> figuresAreThoseOfScikitLearn() throws IOException {
    var cases = new ArrayList<DynamicTest>();
    try (var file = ConfusionGoldenTest.class.getResourceAsStream("/golden/confusion.json")) {
      for (JsonNode golden : new ObjectMapper().readTree(file).get("cases")) {
        cases.add(DynamicTest.dynamicTest(golden.get("name").asText(), () -> check(golden)));
      }
    }
    assertThat(cases).hasSizeGreaterThan(5);
    return cases.stream();
  }

  private static void check(JsonNode golden) {
    var matrix = ConfusionMatrix.of(texts(golden.get("labels")));
    List<String> predicted = texts(golden.get("predicted"));
    int at = 0;
    for (String truth : texts(golden.get("truth"))) {
      matrix.accept(truth, predicted.get(at++));
    }
    checkCounts(matrix, golden.get("counts"));
    isSame(matrix.accuracy(), golden.get("accuracy"));
    isSame(matrix.macroF1(), golden.get("macroF1"));
    golden.get("perLabel").forEach(label -> checkLabel(matrix, label));
  }

  private static void checkCounts(ConfusionMatrix matrix, JsonNode counts) {
    for (int truth = 0; truth < matrix.labels().size(); truth++) {
      for (int predicted = 0; predicted < matrix.labels().size(); predicted++) {
        long expected = counts.get(truth).get(predicted).asLong();
        assertThat(matrix.count(truth, predicted)).isEqualTo(expected);
      }
    }
  }

  private static void checkLabel(ConfusionMatrix matrix, JsonNode golden) {
    String label = golden.get("label").asText();
    assertThat(matrix.support(label)).isEqualTo(golden.get("support").asLong());
    isSame(matrix.precision(label), golden.get("precision"));
    isSame(matrix.recall(label), golden.get("recall"));
    isSame(matrix.f1(label), golden.get("f1"));
  }

  private static void isSame(double ours, JsonNode golden) {
    if (golden.isNull()) {
      assertThat(ours).isNaN();
    } else {
      assertThat(ours).isEqualTo(golden.asDouble(), ROUNDING);
    }
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
