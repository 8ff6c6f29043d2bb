package dev.earmark.bench.kill;

import dev.earmark.Confusion;
import dev.earmark.LabelScore;
import dev.earmark.Prediction;
import dev.earmark.bench.Guarantee;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds what was said against what must be, id by id and value by value. */
final class Comparison {
  private static final int MOST_EXAMPLES = 10;

  private final Expected expected;
  private final List<String> examples = new ArrayList<>();

  Comparison(Expected expected) {
    this.expected = expected;
  }

  /**
   * What came of it.
   *
   * @param windows predictions
   * @param detections detections that open and detections that close
   * @param confusions the newest counts of each key; that they are said again is no repetition
   * @param largestDifference between a score that was said and the same score of the reference
   * @param examples some of what is lost or wrong
   */
  record Outcome(
      Tally windows,
      Tally detections,
      Tally confusions,
      double largestDifference,
      List<String> examples) {

    /** Returns whether what is promised holds, of something that was said at all. */
    boolean keeps(Guarantee promised) {
      return windows.expected() > 0
          && keeps(windows, promised)
          && keeps(detections, promised)
          && confusions.complete();
    }

    private static boolean keeps(Tally tally, Guarantee promised) {
      boolean once = promised == Guarantee.AT_LEAST_ONCE || tally.repeated() == 0;
      return tally.complete() && once;
    }

    /** Returns the figures under the names that programs read. */
    Map<String, Object> toMap() {
      var figures =
          new LinkedHashMap<>(windows.named("windowsExpected", "lost", "repeated", "wrong"));
      figures.put("largestScoreDifference", largestDifference);
      figures.putAll(
          detections.named(
              "detectionsExpected", "detectionsLost", "detectionsRepeated", "detectionsWrong"));
      figures.put("confusionsExpected", confusions.expected());
      figures.put("confusionsWrong", confusions.lost() + confusions.wrong());
      figures.put("confusionRight", confusions.complete());
      return figures;
    }
  }

  /** Compares all three topics. */
  Outcome of(Answers answers) {
    var windows = topic().of(expected.predictions(), answers.predictions());
    var detections = topic().of(expected.detections(), answers.detections());
    var confusions = confusions(answers.confusions());
    double difference = largestDifference(answers.predictions());
    return new Outcome(windows, detections, confusions, difference, List.copyOf(examples));
  }

  private TopicComparison topic() {
    return new TopicComparison(expected.partitions(), this::example);
  }

  private void example(String sentence) {
    if (examples.size() < MOST_EXAMPLES) {
      examples.add(sentence);
    }
  }

  /** Holds the newest counts of each key against those of the reference, and what follows. */
  private Tally confusions(Map<String, Received<Confusion>> said) {
    long lost = 0;
    long wrong = 0;
    for (var must : expected.confusions().entrySet()) {
      var is = said.get(must.getKey());
      if (is != null && differs(must.getKey(), must.getValue(), is)) {
        wrong++;
      } else if (is == null && !Expected.isEmpty(must.getValue())) {
        lost++;
        example(must.getKey() + ": it is lost");
      }
    }
    for (String key : said.keySet()) {
      if (!expected.confusions().containsKey(key)) {
        wrong++;
        example(key + ": nothing asks for it");
      }
    }
    return new Tally(expected.confusions().size(), lost, 0, wrong);
  }

  private boolean differs(String key, Confusion must, Received<Confusion> is) {
    var fault = TopicComparison.differs(must, is.value());
    fault.ifPresent(sentence -> example(key + ": " + sentence));
    return fault.isPresent();
  }

  private double largestDifference(Map<String, List<Received<Prediction>>> said) {
    return expected.predictions().values().stream()
        .flatMapToDouble(
            must ->
                said.getOrDefault(must.getId(), List.of()).stream()
                    .mapToDouble(is -> difference(must.getScores(), is.value().getScores())))
        .max()
        .orElse(0);
  }

  /** Returns the largest difference of a label's score; infinite where the labels are others. */
  private static double difference(List<LabelScore> must, List<LabelScore> is) {
    if (!labels(must).equals(labels(is))) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = 0;
    for (int i = 0; i < must.size(); i++) {
      largest = Math.max(largest, Math.abs(must.get(i).getScore() - is.get(i).getScore()));
    }
    return largest;
  }

  private static List<String> labels(List<LabelScore> scores) {
    return scores.stream().map(LabelScore::getLabel).toList();
  }
}
