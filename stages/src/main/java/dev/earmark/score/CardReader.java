package dev.earmark.score;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.FrontEnd;
import java.util.List;

/** JSON to a card, strictly. */
final class CardReader {

  static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final List<String> FIELDS =
      List.of(
          "format",
          "name",
          "version",
          "labels",
          "background",
          "unknown",
          "sampleRate",
          "windowSamples",
          "hopSamples",
          "frontEnd",
          "output",
          "threshold",
          "licence",
          "attribution",
          "trainingData",
          "accuracy");

  private CardReader() {}

  static ModelCard read(String json) throws ModelException {
    try {
      JsonNode tree = JSON.readTree(json);
      checkFormat(tree);
      return card(new JsonFields(tree, "", FIELDS));
    } catch (JsonProcessingException e) {
      throw new ModelException("card is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ModelException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A later format may have other fields, so its number comes first. */
  private static void checkFormat(JsonNode tree) {
    JsonNode format = tree.path("format");
    Rule.check(
        !tree.isObject() || format.isMissingNode() || format.asDouble() == FORMAT,
        "format must be " + FORMAT,
        "format",
        format);
  }

  private static ModelCard card(JsonFields card) {
    card.integer("format");
    FrontEnd frontEnd = FrontEndReader.read(card);
    return new ModelCard(
        card.text("name"),
        card.text("version"),
        card.texts("labels"),
        card.textOrNull("background"),
        card.textOrNull("unknown"),
        card.integer("sampleRate"),
        card.integer("windowSamples"),
        card.integer("hopSamples"),
        frontEnd,
        card.oneOf("output", Output.class),
        card.number("threshold"),
        origin(card));
  }

  private static Origin origin(JsonFields card) {
    var accuracy =
        card.objects("accuracy", "on", "value", "clips", "date").stream()
            .map(
                a ->
                    new Accuracy(
                        a.text("on"), a.number("value"), a.integer("clips"), a.text("date")))
            .toList();
    return new Origin(
        card.text("licence", ""),
        card.text("attribution", ""),
        card.text("trainingData", ""),
        accuracy);
  }
}
