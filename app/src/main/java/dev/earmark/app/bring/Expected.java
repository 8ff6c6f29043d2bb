package dev.earmark.app.bring;

import dev.earmark.app.CommandFailure;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tool that made a model says of a clip, stage by stage; each is flat or absent. */
final class Expected {
  private final Map<Stage, double[]> stages = new EnumMap<>(Stage.class);

  /**
   * Reads files: {@code .json} or {@code .npz} of several stages, {@code .npy} of the one that it
   * is called, or {@code stage=file.npy}.
   *
   * @param labels of the model, by which scores may be named
   * @throws CommandFailure with a sentence where a file cannot be read, or says nothing
   */
  static Expected read(List<String> files, List<String> labels) {
    Expected expected = new Expected();
    for (String file : files) {
      ExpectedFile.read(file, labels).forEach(expected::put);
    }
    return expected;
  }

  private void put(Stage stage, double[] numbers) {
    for (int n = 0; n < numbers.length; n++) {
      if (!Double.isFinite(numbers[n])) {
        throw CommandFailure.wrong(
            "expected %s must be finite: number %d=%s".formatted(stage.word(), n, numbers[n]));
      }
    }
    if (stages.put(stage, numbers) != null) {
      throw CommandFailure.wrong("--expect must give each stage once: stage=" + stage.word());
    }
  }

  /** A clip's scores alone. */
  static Expected ofScores(List<Double> scores) {
    Expected expected = new Expected();
    expected.put(Stage.SCORES, scores.stream().mapToDouble(Double::doubleValue).toArray());
    return expected;
  }

  double @Nullable [] of(Stage stage) {
    return stages.get(stage);
  }

  /** The scores, which must be there and one a label. */
  double[] scores(Path clip, List<String> labels) {
    double[] scores = of(Stage.SCORES);
    if (scores == null) {
      throw CommandFailure.wrong("--expect must hold scores: clip=" + clip);
    }
    checkLength(Stage.SCORES, "labels", labels.size());
    return scores;
  }

  /** Refuses another number of numbers than the model has. */
  void checkLength(Stage stage, String what, int length) {
    double[] numbers = of(stage);
    if (numbers != null && numbers.length != length) {
      throw CommandFailure.wrong(
          "expected %s must be as many as the model's %s: expected=%d, %s=%d"
              .formatted(stage.word(), what, numbers.length, what, length));
    }
  }
}
