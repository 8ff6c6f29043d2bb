package dev.earmark.app.bring;

import dev.earmark.score.Accuracy;
import dev.earmark.score.CardDraft;
import dev.earmark.score.Golden;
import dev.earmark.score.ModelCard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A card as lines to read. */
final class CardText {
  private static final List<String> OWN_LINES =
      List.of("name", "version", "sampleRate", "windowSamples", "hopSamples");

  private CardText() {}

  static List<String> of(ModelCard card) {
    List<String> lines = new ArrayList<>();
    lines.add(field("model", card.id()));
    lines.add(field("labels", card.labels().size() + ": " + String.join(", ", card.labels())));
    lines.add(field("window", seconds(card.windowSamples(), card)));
    lines.add(field("hop", seconds(card.hopSamples(), card)));
    card.unheard().ifPresent(sentence -> lines.add(field("note", sentence)));
    lines.add(
        field(
            "input",
            Arrays.toString(card.frontEnd().shape(card.windowSamples()))
                + (card.frontEnd().axes() == null
                    ? ""
                    : ", axes " + card.frontEnd().axes().order())));
    lines.add(field("frontEnd", frontEnd(card)));
    CardDraft.of(card).fields().forEach((name, value) -> more(name, value, lines));
    card.origin().accuracy().forEach(accuracy -> lines.add(field("accuracy", text(accuracy))));
    Golden golden = card.golden();
    lines.add(
        field("golden clip", golden == null ? "none" : seconds(golden.clip().remaining(), card)));
    return lines;
  }

  private static void more(String name, String value, List<String> lines) {
    boolean said = OWN_LINES.contains(name) || name.startsWith("frontEnd.");
    if (!said && !value.isEmpty() && !value.equals("null")) {
      lines.add(field(name, value));
    }
  }

  private static String frontEnd(ModelCard card) {
    return CardDraft.of(card).fields().entrySet().stream()
        .filter(field -> field.getKey().startsWith("frontEnd."))
        .map(field -> field.getKey().substring("frontEnd.".length()) + "=" + field.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String text(Accuracy accuracy) {
    return String.format(
        Locale.ROOT,
        "%.1f %% of %,d clips of %s (%s)",
        100 * accuracy.value(),
        accuracy.clips(),
        accuracy.on(),
        accuracy.date());
  }

  private static String seconds(int samples, ModelCard card) {
    double seconds = (double) samples / card.sampleRate();
    return String.format(
        Locale.ROOT, "%,d samples at %,d Hz, %.3f s", samples, card.sampleRate(), seconds);
  }

  static String field(String name, String value) {
    return "%-14s %s".formatted(name, value);
  }
}
