package dev.earmark.topology.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.score.ModelCard;
import dev.earmark.topology.ContentScorer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which models hear which device. */
class SeatsTest {
  private static final ModelCard CRY = ContentScorer.card("cry", 8_000, 800, 400);
  private static final ModelCard WORDS = ContentScorer.card("words", 8_000, 800, 400);
  private static final ModelCard BARK = ContentScorer.card("bark", 16_000, 800, 400);

  private static Seats seats(String patterns, ModelCard... cards) {
    return new Seats(
        Stream.of(cards).map(card -> new Seat(ContentScorer.classifier(card))).toList(),
        DevicePatterns.of(patterns));
  }

  private static List<List<String>> panels(Seats seats, String device) {
    return seats.panels(device).stream()
        .map(panel -> panel.seats().stream().map(Seat::name).toList())
        .toList();
  }

  @Test
  void modelsOfOneGridShareAPanel() {
    assertThat(panels(seats("", CRY, BARK, WORDS), "any"))
        .containsExactly(List.of("cry", "words"), List.of("bark"));
  }

  @Test
  void theFirstPatternThatTakesADeviceChooses() {
    Seats seats =
        seats("nursery-*=words+cry, *.yard=bark ,nursery.yard=cry,hall=words", CRY, WORDS, BARK);
    assertThat(panels(seats, "nursery-2")).containsExactly(List.of("cry", "words"));
    assertThat(panels(seats, "nursery-2.yard")).containsExactly(List.of("cry", "words"));
    assertThat(panels(seats, "nursery.yard")).containsExactly(List.of("bark"));
    assertThat(panels(seats, "hall")).containsExactly(List.of("words"));
    assertThat(panels(seats, "hallway")).isEmpty();
    assertThat(seats.hear("hallway")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*=cry+wrods|models.for.device must name models that are loaded; the nearest is words: model=wrods, loaded=[cry, words]",
        "*=cry|models.for.device must name every model: not named=[words]",
      })
  void patternsThatDoNotFitTheModelsAreRefused(String patterns, String sentence) {
    assertThatThrownBy(() -> seats(patterns, CRY, WORDS)).hasMessage(sentence);
  }

  @Test
  void modelsOfOneNameAreRefused() {
    assertThatThrownBy(() -> seats("", CRY, WORDS, CRY))
        .hasMessage("models must differ in name: name=cry");
  }
}
