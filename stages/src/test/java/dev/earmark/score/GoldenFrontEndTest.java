package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earmark.spectrogram.FeatureExtractor;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.window.WindowGrid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Front ends, from a card's JSON to their numbers, against TensorFlow and librosa: written by
 * {@code training/golden/make_kernels_golden.py}; {@code cases.json} names versions and each call.
 */
class GoldenFrontEndTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/frontend");
  private static final int RATE = 16_000;

  static Stream<Named<JsonNode>> goldens() throws IOException {
    return new JsonMapper()
        .readTree(GOLDEN.resolve("cases.json").toFile())
        .get("cases")
        .valueStream()
        .map(one -> Named.of(one.get("name").textValue(), one));
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void numbersAreThoseOfTheToolThatNamesThem(JsonNode golden) throws IOException {
    float[] samples = signal();
    FrontEnd frontEnd =
        FrontEndReader.read(
            new JsonFields(golden, "", List.of("name", "call", "shape", "frontEnd")));
    var extractor =
        FeatureExtractor.of(frontEnd, new WindowGrid(RATE, samples.length, samples.length));
    assertThat(extractor.shape()).contains(shape(golden.get("shape")));

    var features = FloatBuffer.allocate(extractor.size());
    extractor.apply(samples, features);

    float[] expected = floats(golden.get("name").textValue() + ".f32le");
    assertThat(features.array()).containsExactly(expected, within(3e-6f * largest(expected)));
  }

  private static int[] shape(JsonNode shape) {
    return shape.valueStream().mapToInt(JsonNode::intValue).toArray();
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static float[] signal() throws IOException {
    var shorts = bytes("signal.s16le").asShortBuffer();
    var samples = new float[shorts.remaining()];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = shorts.get(n) / 32768f;
    }
    return samples;
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
