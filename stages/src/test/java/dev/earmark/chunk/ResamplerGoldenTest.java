package dev.earmark.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden values: {@code golden/chunk/resampler.json} names tools, versions and calls, for every
 * pair of the usual rates.
 */
class ResamplerGoldenTest {
  private static final double[][] TONES = {{0.05, 0.3}, {0.21, 0.25}, {0.5, 0.2}, {0.83, 0.15}};

  /** What others say of one pair of rates. */
  @SuppressWarnings("ArrayRecordComponent") // read once
  private record Golden(Rates rates, JsonNode at, float[] first, float[] last, float[] middle) {
    @Override
    public String toString() {
      return rates.toString();
    }
  }

  static List<Golden> pairs() throws IOException {
    JsonNode index = new ObjectMapper().readTree(bytes("json"));
    FloatBuffer numbers =
        ByteBuffer.wrap(bytes("f32le")).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    List<Golden> pairs = new ArrayList<>();
    for (JsonNode pair : index.get("pairs")) {
      var rates = new Rates(pair.get("from").asInt(), pair.get("to").asInt());
      float[] first = take(numbers, index.get("first"));
      float[] last = take(numbers, index.get("last"));
      pairs.add(new Golden(rates, pair, first, last, take(numbers, index.get("middle"))));
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void equalsScipyWithTheSameFilter(Golden golden) {
    float[] result = Resampler.resample(noise(golden.rates().from() / 10), golden.rates());

    assertThat(result).hasSize(golden.at().get("scipyLength").asInt());
    assertClose(result, 0, golden.first(), 1e-5);
    assertClose(result, result.length - golden.last().length, golden.last(), 1e-5);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void equalsSoxrInThePassBand(Golden golden) {
    float[] result = Resampler.resample(tones(golden.rates()), golden.rates());

    assertClose(result, golden.at().get("soxrFirst").asInt(), golden.middle(), 1e-4);
  }

  private static byte[] bytes(String kind) throws IOException {
    String name = "/golden/chunk/resampler." + kind;
    try (InputStream in = ResamplerGoldenTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static float[] take(FloatBuffer numbers, JsonNode count) {
    float[] taken = new float[count.asInt()];
    numbers.get(taken);
    return taken;
  }

  private static void assertClose(float[] result, int first, float[] golden, double tolerance) {
    for (int i = 0; i < golden.length; i++) {
      double difference = (double) result[first + i] - golden[i];
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
