package dev.earmark.score;

import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import dev.earmark.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Scores of a sequence of maps, one a window, as scikit-learn's classifiers give them.
 *
 * <p>A map from texts has the card's labels for keys; one from numbers has as many keys, which in
 * ascending order are the card's labels, as scikit-learn's {@code classes_} are.
 */
final class MapScores {
  private final List<String> labels;
  private final float[] scores;

  MapScores(List<String> labels, int rows) {
    this.labels = labels;
    scores = new float[labels.size() * rows];
  }

  /**
   * Takes over what a run of so many rows gave; throws where it gave other than one map a row, or a
   * map has other keys than the labels.
   */
  void take(OnnxSequence given, int rows) throws OrtException {
    List<? extends OnnxValue> maps = given.getValue();
    try {
      Rule.check(
          maps.size() == rows, "graph must give one map a row", "maps", maps.size(), "rows", rows);
      for (int row = 0; row < rows; row++) {
        take(row, (Map<?, ?>) maps.get(row).getValue());
      }
    } finally {
      maps.forEach(OnnxValue::close);
    }
  }

  private void take(int row, Map<?, ?> map) {
    var ordered = new TreeMap<Object, Object>(map);
    boolean named = !map.isEmpty() && ordered.firstKey() instanceof String;
    Rule.check(
        map.size() == labels.size() && (!named || map.keySet().containsAll(labels)),
        "graph must give one score for each of the card's labels",
        "graph",
        ordered.keySet(),
        "card",
        labels);
    Object[] inOrder = ordered.values().toArray();
    for (int i = 0; i < inOrder.length; i++) {
      Object score = named ? Objects.requireNonNull(map.get(labels.get(i))) : inOrder[i];
      scores[row * inOrder.length + i] = ((Number) score).floatValue();
    }
  }

  /** Reads scores from a position on. */
  void get(int position, double[] numbers) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = scores[position + i];
    }
  }
}
