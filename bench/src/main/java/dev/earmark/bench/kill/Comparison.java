package dev.earmark.bench.kill;

import dev.earmark.Confusion;
import dev.earmark.Prediction;
import dev.earmark.prediction.Heard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what was said against what must be, id by id and value by value. */
final class Comparison {
  private static final Duration TIME_TOLERANCE = Duration.ofNanos(2_000);
  private static final int MOST_EXAMPLES = 10;

  private final Reference reference;
  private final Instant startedAt;
  private final Map<String, List<Prediction>> said;
  private final List<String> examples = new ArrayList<>();
  private final Map<String, Map<String, Long>> counts = new HashMap<>();
  private long expected;
  private long lost;
  private long repeated;
  private long wrong;
  private double largestDifference;

  Comparison(Reference reference, Instant startedAt, Map<String, List<Prediction>> said) {
    this.reference = reference;
    this.startedAt = startedAt;
    this.said = new HashMap<>(said);
  }

  /**
   * What came of it.
   *
   * @param expected windows that the recordings have
   * @param lost windows that were not predicted
   * @param repeated predictions beyond the first of a window
   * @param wrong predictions of no window, or that say another thing than the samples do
   * @param largestDifference between a score that was said and the same score of the reference
   * @param confusionRight whether the counts of all devices are those of the reference
   * @param examples some of what is lost or wrong
   */
  record Outcome(
      long expected,
      long lost,
      long repeated,
      long wrong,
      double largestDifference,
      boolean confusionRight,
      List<String> examples) {}

  /** Compares all recordings, then the counts. */
  Outcome of(List<Take> takes, Optional<Confusion> total) {
    takes.forEach(this::compare);
    said.forEach((id, all) -> all.forEach(one -> wrong(id + " is of no window")));
    boolean right = confusionRight(total);
    return new Outcome(
        expected, lost, repeated, wrong, largestDifference, right, List.copyOf(examples));
  }

  private void compare(Take take) {
    List<String> labels = reference.card().labels();
    String truth = labels.get(take.labelOf(labels.size()));
    for (Heard heard : reference.heard(take)) {
      expected++;
      counts.computeIfAbsent(truth, row -> new HashMap<>()).merge(heard.label(), 1L, Long::sum);
      String id = reference.id(take, heard.window());
      List<Prediction> all = said.remove(id);
      if (all == null) {
        lost++;
        example(id + " is lost");
      } else {
        repeated += all.size() - 1;
        all.forEach(one -> compare(take, heard, one));
      }
    }
  }

  private void compare(Take take, Heard heard, Prediction one) {
    largestDifference = Math.max(largestDifference, scoreDifference(heard, one));
    boolean same =
        place(take, heard, one)
            && one.getLabel().equals(heard.label())
            && scoreDifference(heard, one) == 0
            && one.getConfidence() == heard.confidence()
            && one.getCoverage() == heard.window().coverage()
            && one.getRmsDbfs() == heard.rmsDbfs()
            && one.getPeakDbfs() == heard.peakDbfs();
    if (!same) {
      wrong(one + " must be " + heard);
    }
  }

  private boolean place(Take take, Heard heard, Prediction one) {
    int rate = reference.card().sampleRate();
    Instant start = startedAt.plusNanos(heard.window().startSample() * 1_000_000_000L / rate);
    return one.getDevice().equals(take.device())
        && one.getRecording().equals(take.recording())
        && one.getStartSample() == heard.window().startSample()
        && one.getEndSample() == heard.window().endSample()
        && one.getSampleRate() == rate
        && Duration.between(start, one.getStartedAt()).abs().compareTo(TIME_TOLERANCE) <= 0;
  }

  /** Returns the largest difference of a label's score; infinite where the labels are others. */
  private double scoreDifference(Heard heard, Prediction one) {
    List<String> labels = reference.card().labels();
    double largest = 0;
    for (int i = 0; i < labels.size(); i++) {
      if (one.getScores().size() != labels.size()
          || !one.getScores().get(i).getLabel().equals(labels.get(i))) {
        return Double.POSITIVE_INFINITY;
      }
      double score = one.getScores().get(i).getScore();
      largest = Math.max(largest, Math.abs(score - heard.scores()[i]));
    }
    return largest;
  }

  /** Every recording has one truth, so the counts follow from the labels. */
  private boolean confusionRight(Optional<Confusion> total) {
    if (total.isEmpty()) {
      example("no counts of all devices were said");
      return false;
    }
    List<String> labels = total.get().getLabels();
    for (int row = 0; row < labels.size(); row++) {
      for (int column = 0; column < labels.size(); column++) {
        long must = expectedCount(labels.get(row), labels.get(column));
        long is = total.get().getCounts().get(row).get(column);
        if (is != must) {
          example(
              "count(truth=%s, predicted=%s) must be %d: %d"
                  .formatted(labels.get(row), labels.get(column), must, is));
          return false;
        }
      }
    }
    return true;
  }

  private long expectedCount(String truth, String predicted) {
    return counts.getOrDefault(truth, Map.of()).getOrDefault(predicted, 0L);
  }

  private void wrong(String sentence) {
    wrong++;
    example(sentence);
  }

  private void example(String sentence) {
    if (examples.size() < MOST_EXAMPLES) {
      examples.add(sentence);
    }
  }
}
