package dev.earmark.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden values: {@code golden/chunk/resampler.json} names tools, versions and calls. */
class ResamplerGoldenTest {
  private static final double[][] TONES = {{0.05, 0.3}, {0.21, 0.25}, {0.5, 0.2}, {0.83, 0.15}};

  static List<JsonNode> pairs() throws IOException {
    try (InputStream json =
        ResamplerGoldenTest.class.getResourceAsStream("/golden/chunk/resampler.json")) {
      return StreamSupport.stream(
              new ObjectMapper().readTree(json).get("pairs").spliterator(), false)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void equalsScipyWithTheSameFilter(JsonNode golden) {
    Rates rates = rates(golden);
    float[] result = Resampler.resample(noise(rates.from() / 10), rates);

    assertClose(result, 0, golden.get("scipy"), 1e-5);
    JsonNode end = golden.get("scipyEnd");
    assertClose(result, result.length - end.size(), end, 1e-5);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void equalsSoxrInThePassBand(JsonNode golden) {
    Rates rates = rates(golden);
    float[] result = Resampler.resample(tones(rates), rates);

    assertClose(result, golden.get("soxrFirst").asInt(), golden.get("soxr"), 1e-4);
  }

  private static Rates rates(JsonNode golden) {
    return new Rates(golden.get("from").asInt(), golden.get("to").asInt());
  }

  private static void assertClose(float[] result, int first, JsonNode golden, double tolerance) {
    for (int i = 0; i < golden.size(); i++) {
      double difference = result[first + i] - golden.get(i).asDouble();
      assertThat(Math.abs(difference)).as("sample %d", first + i).isLessThan(tolerance);
    }
  }

  /** A linear congruential generator with Numerical Recipes' constants. */
  private static float[] noise(int count) {
    float[] noise = new float[count];
    long state = 1;
    for (int i = 0; i < count; i++) {
      state = (1664525 * state + 1013904223) & 0xffffffffL;
      noise[i] = (float) (state / 4294967296.0 - 0.5);
    }
    return noise;
  }

  private static float[] tones(Rates rates) {
    double lower = Math.min(rates.from(), rates.to());
    float[] tones = new float[rates.from() / 4];
    for (int i = 0; i < tones.length; i++) {
      double sum = 0;
      for (int tone = 0; tone < TONES.length; tone++) {
        sum +=
            TONES[tone][1] * Math.sin(Math.PI * TONES[tone][0] * lower * i / rates.from() + tone);
      }
      tones[i] = (float) sum;
    }
    return tones;
  }
}
