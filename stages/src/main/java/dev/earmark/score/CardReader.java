package dev.earmark.score;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.FrontEnd;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON to a card, strictly. */
final class CardReader {

  /** The newest format; the first one is read as well. */
  static final int FORMAT = 2;

  /** Characters of a card: the longest golden clip, and as much again. */
  static final int LONGEST = 4 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What the first format has. */
  static final List<String> FIRST =
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

  /** What the second one adds. */
  static final List<String> SECOND =
      List.of("thresholds", "band", "input", "scores", "embedding", "golden");

  private static final List<String> FIELDS =
      Stream.of(FIRST, SECOND).flatMap(List::stream).toList();

  private CardReader() {}

  static ModelCard read(String json) throws ModelException {
    try {
      Rule.check(
          json.length() <= LONGEST,
          "card must be at most " + LONGEST + " characters",
          "characters",
          json.length());
      JsonNode tree = JSON.readTree(json);
      checkFormat(tree);
      return card(new JsonFields(tree, "", FIELDS));
    } catch (JsonProcessingException e) {
      throw new ModelException("card " + JsonTrouble.sentence(e), e);
    } catch (IllegalArgumentException e) {
      throw new ModelException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A later format may have other fields, so its number comes first. */
  private static void checkFormat(JsonNode tree) {
    JsonNode format = tree.path("format");
    Rule.check(
        !tree.isObject()
            || format.isMissingNode()
            || format.asDouble() == 1
            || format.asDouble() == FORMAT,
        "format must be 1 or " + FORMAT,
        "format",
        format);
  }

  private static ModelCard card(JsonFields card) {
    refuseLater(card, card.integer("format"));
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
        origin(card),
        card.numbersByName("thresholds"),
        band(card.objectOrNull("band", "fromHz", "toHz")),
        wiring(card),
        GoldenText.read(card.objectOrNull("golden", "clip", "scores")));
  }

  private static void refuseLater(JsonFields card, int format) {
    for (String name : SECOND) {
      Rule.check(
          format == FORMAT || !card.has(name),
          "field " + name + " belongs to format " + FORMAT,
          "format",
          format);
    }
  }

  private static @Nullable Band band(@Nullable JsonFields band) {
    return band == null ? null : new Band(band.number("fromHz"), band.number("toHz"));
  }

  private static Wiring wiring(JsonFields card) {
    return new Wiring(
        port(card.objectOrNull("input", "name", "scale", "zeroPoint")),
        port(card.objectOrNull("scores", "name", "scale", "zeroPoint")),
        card.textOrNull("embedding"));
  }

  private static Port port(@Nullable JsonFields port) {
    if (port == null) {
      return Port.ONLY;
    }
    boolean floats = !port.has("scale") && !port.has("zeroPoint");
    return new Port(
        port.textOrNull("name"),
        floats ? null : new Quantum(port.number("scale"), port.integer("zeroPoint")));
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
