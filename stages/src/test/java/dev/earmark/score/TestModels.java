package dev.earmark.score;

import dev.earmark.window.Window;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The models of {@code training/golden/make_test_models.py}. */
final class TestModels {

  static final int RATE = 1000;
  static final int LENGTH = 64;

  private TestModels() {}

  static Path path(String name) {
    return resource("/models/" + name + ".onnx");
  }

  static String json(String name) throws IOException {
    return Files.readString(resource("/models/" + name + ".json"));
  }

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(TestModels.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A window of a sine. */
  static Window tone(long index, double hz) {
    var samples = new float[LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      samples[n] = (float) Math.sin(2 * Math.PI * hz * n / RATE);
    }
    return window(index, samples);
  }

  /** A window of a tone that rises, higher and louder from window to window. */
  static Window chirp(int index, int length) {
    var samples = new float[length];
    for (int n = 0; n < length; n++) {
      double at = (double) n / length;
      samples[n] = (float) (0.04 * (index + 1) * Math.sin((50 + 40 * index) * at * (1 + at)));
    }
    return window(index, samples);
  }

  static Window window(long index, float... samples) {
    return new Window(index, index * 32, index * 32 + samples.length, samples, 1);
  }
}
