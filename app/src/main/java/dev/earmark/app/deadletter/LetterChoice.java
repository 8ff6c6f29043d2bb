package dev.earmark.app.deadletter;

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
  private static final String PLACE = "\\d{1,9}@\\d{1,18}";

  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException where a place is not {@code partition@offset}
   */
  public LetterChoice {
    places = List.copyOf(places);
    devices = List.copyOf(devices);
    reasons = List.copyOf(reasons);
    topics = List.copyOf(topics);
    places.forEach(LetterChoice::checkPlace);
  }

  private static void checkPlace(String place) {
    if (!place.matches(PLACE)) {
      throw new IllegalArgumentException("--at must be PARTITION@OFFSET: at=" + place);
    }
  }

  /** Returns whether any criterion names a value. */
  public boolean isMade() {
    return Stream.of(places, devices, reasons, topics).anyMatch(values -> !values.isEmpty());
  }

  /** Returns whether a letter is meant. */
  public boolean has(DeadLetter letter) {
    return in(places, letter.place())
        && in(devices, letter.device())
        && in(reasons, letter.reason())
        && in(topics, letter.topic());
  }

  private static boolean in(List<String> values, String value) {
    return values.isEmpty() || values.contains(value);
  }
}
