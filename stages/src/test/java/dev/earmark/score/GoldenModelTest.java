package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped models against Python: clips, features and scores written by {@code
 * training/make_goldens.py}, whose JSON names tools, versions and calls.
 */
class GoldenModelTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/models");
  private static final Path MODELS = Path.of("../models");

  static Stream<Path> goldens() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void featuresAndScoresAreThoseOfPython(Path golden) throws Exception {
    JsonNode json = new JsonMapper().readTree(golden.toFile());
    String name = json.get("model").textValue().replaceFirst("@.*", "");
    try (Model model = Model.load(MODELS.resolve(name + ".onnx"));
        Scorer scorer = model.newScorer(1)) {
      assertThat(model.card().id()).isEqualTo(json.get("model").textValue());
      for (JsonNode one : json.get("cases")) {
        Window window = window(one.get("clip").textValue());
        assertFeatures(model.card(), window, floats(one.get("features").textValue()));
        assertScores(scorer.score(List.of(window)).get(0), one.get("scores"));
      }
    }
  }

  private static void assertFeatures(ModelCard card, Window window, float[] expected) {
    var frontEnd = FeatureExtractor.of(card.frontEnd(), card.grid());
    var features = FloatBuffer.allocate(frontEnd.size());
    frontEnd.apply(window.samples(), features);
    assertThat(features.array()).containsExactly(expected, within(1e-4f));
  }

  private static void assertScores(float[] scores, JsonNode expected) {
    assertThat(scores).hasSize(expected.size());
    for (int i = 0; i < scores.length; i++) {
      assertThat(scores[i]).isCloseTo((float) expected.get(i).doubleValue(), within(1e-5f));
    }
  }

  private static Window window(String clip) throws IOException {
    ByteBuffer bytes = bytes(clip);
    var samples = new float[bytes.remaining() / Short.BYTES];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = bytes.getShort() / 32768f;
    }
    return new Window(0, 0, samples.length, samples, 1);
  }

  private static float[] floats(String file) throws IOException {
    FloatBuffer buffer = bytes(file).asFloatBuffer();
    var floats = new float[buffer.remaining()];
    buffer.get(floats);
    return floats;
  }

  private static ByteBuffer bytes(String file) throws IOException {
    return ByteBuffer.wrap(Files.readAllBytes(GOLDEN.resolve(file))).order(ByteOrder.LITTLE_ENDIAN);
  }
}
