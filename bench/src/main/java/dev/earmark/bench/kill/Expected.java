package dev.earmark.bench.kill;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Prediction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Everything that must be said of what devices have sent.
 *
 * @param predictions by their ids; {@code processedAt} is the earliest that it can be
 * @param detections by their ids and states, as {@link Answers#id} says
 * @param confusions by their keys; one without a window need not be said
 * @param partitions by device the partition that its chunks are in
 */
record Expected(
    Map<String, Prediction> predictions,
    Map<String, Detection> detections,
    Map<String, Confusion> confusions,
    Map<String, Integer> partitions) {

  /** Returns what this and another model must say of the same devices. */
  Expected and(Expected other) {
    return new Expected(
        both(predictions, other.predictions),
        both(detections, other.detections),
        both(confusions, other.confusions),
        partitions);
  }

  private static <T> Map<String, T> both(Map<String, T> one, Map<String, T> other) {
    Map<String, T> all = new LinkedHashMap<>(one);
    all.putAll(other);
    return all;
  }

  /**
   * Returns the predictions only: where versions change, when one takes over decides where its
   * detections and counts begin, and that does not follow from the audio.
   */
  Expected predictionsAlone() {
    return new Expected(predictions, Map.of(), Map.of(), partitions);
  }

  /** Returns what must be said of these devices; {@code *} is what is counted of all. */
  Expected of(Predicate<String> devices) {
    Map<String, Confusion> counted = new LinkedHashMap<>(confusions);
    counted.values().removeIf(confusion -> !devices.test(confusion.getScope()));
    return new Expected(predictions, detections, counted, partitions);
  }

  /** Returns whether as much was said, and the counts are those that they must be in the end. */
  boolean isAnswered(Answers answers) {
    return answers.predictions().size() >= predictions.size()
        && answers.detections().size() >= detections.size()
        && confusions.entrySet().stream()
            .allMatch(
                must -> {
                  var is = answers.confusions().get(must.getKey());
                  return is == null
                      ? isEmpty(must.getValue())
                      : is.value().getCounts().equals(must.getValue().getCounts());
                });
  }

  /** Returns whether no window was counted. */
  static boolean isEmpty(Confusion confusion) {
    return confusion.getCounts().stream().allMatch(row -> row.stream().allMatch(n -> n == 0));
  }
}
