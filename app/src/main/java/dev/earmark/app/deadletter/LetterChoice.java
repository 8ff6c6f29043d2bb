package dev.earmark.app.deadletter;

import dev.earmark.rule.NearestName;
import dev.earmark.topology.deadletter.DeadLetterReason;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which letters are meant: those that have, for each criterion that names values, one of them.
 *
 * @param places places in the topic of dead letters, {@code partition@offset}
 * @param devices devices that the records are about
 * @param reasons reasons in one word
 * @param topics topics that the records came from
 */
public record LetterChoice(
    List<String> places, List<String> devices, List<String> reasons, List<String> topics) {
  private static final List<String> REASONS =
      Stream.of(DeadLetterReason.values()).map(DeadLetterReason::code).toList();
  private static final String PLACE = "\\d{1,9}@\\d{1,18}";

  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException where a place is not {@code partition@offset}, or a reason is
   *     none that there is
   */
  public LetterChoice {
    places = List.copyOf(places);
    devices = List.copyOf(devices);
    reasons = List.copyOf(reasons);
    topics = List.copyOf(topics);
    places.forEach(LetterChoice::checkPlace);
    reasons.forEach(LetterChoice::checkReason);
  }

  private static void checkPlace(String place) {
    if (!place.matches(PLACE)) {
      throw new IllegalArgumentException("--at must be PARTITION@OFFSET: --at=" + place);
    }
  }

  private static void checkReason(String reason) {
    if (!REASONS.contains(reason)) {
      throw new IllegalArgumentException(
          "--reason must be one of %s: --reason=%s (the nearest is %s)"
              .formatted(
                  String.join(", ", REASONS),
                  reason,
                  NearestName.of(reason, REASONS).orElseThrow()));
    }
  }

  /** Returns whether any criterion names a value. */
  public boolean isMade() {
    return Stream.of(places, devices, reasons, topics).anyMatch(values -> !values.isEmpty());
  }

  /** Returns whether a letter is meant. */
  public boolean has(Letter letter) {
    return in(places, letter.place())
        && in(devices, letter.device())
        && in(reasons, letter.reason())
        && in(topics, letter.topic());
  }

  private static boolean in(List<String> values, String value) {
    return values.isEmpty() || values.contains(value);
  }
}
