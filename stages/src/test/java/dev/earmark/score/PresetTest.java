package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetTest {
  static Stream<String> names() {
    return Preset.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyFrontEndMakesACard(String name) throws Exception {
    CardDraft draft = CardDraft.like(Preset.of(name)).set("name=" + name);
    ModelCard card = draft.labels(List.of("yes", "no")).card();
    assertThat(CardDraft.of(card).card()).isEqualTo(card);
    assertThat(card.hopSamples()).isLessThan(card.windowSamples());
  }
}
