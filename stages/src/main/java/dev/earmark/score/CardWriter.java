package dev.earmark.score;

import static dev.earmark.score.JsonFields.word;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A card to JSON, indented, in the order of the card's own documentation. */
final class CardWriter {

  private static final JsonMapper JSON = new JsonMapper();

  private CardWriter() {}

  static String write(ModelCard card) {
    ObjectNode json = JSON.createObjectNode();
    json.put("format", card.needsSecondFormat() ? CardReader.FORMAT : 1);
    json.put("name", card.name()).put("version", card.version());
    card.labels().forEach(json.putArray("labels")::add);
    json.put("background", card.background()).put("unknown", card.unknown());
    json.put("sampleRate", card.sampleRate());
    json.put("windowSamples", card.windowSamples()).put("hopSamples", card.hopSamples());
    FrontEndWriter.write(card.frontEnd(), json.putObject("frontEnd"));
    json.put("output", word(card.output())).put("threshold", card.threshold());
    origin(card.origin(), json);
    more(card, json);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  private static void origin(Origin origin, ObjectNode json) {
    json.put("licence", origin.licence()).put("attribution", origin.attribution());
    json.put("trainingData", origin.trainingData());
    var accuracy = json.putArray("accuracy");
    for (Accuracy a : origin.accuracy()) {
      accuracy
          .addObject()
          .put("on", a.on())
          .put("value", a.value())
          .put("clips", a.clips())
          .put("date", a.date());
    }
  }

  /** What only the second format has, and of that only what the card says. */
  private static void more(ModelCard card, ObjectNode json) {
    Band band = card.band();
    if (band != null) {
      json.putObject("band").put("fromHz", band.fromHz()).put("toHz", band.toHz());
    }
    if (!card.thresholds().isEmpty()) {
      thresholds(card, json.putObject("thresholds"));
    }
    port("input", card.wiring().input(), json);
    port("scores", card.wiring().scores(), json);
    if (card.wiring().embedding() != null) {
      json.put("embedding", card.wiring().embedding());
    }
    Golden golden = card.golden();
    if (golden != null) {
      GoldenText.write(golden, json.putObject("golden"));
    }
  }

  private static void thresholds(ModelCard card, ObjectNode json) {
    card.labels().stream()
        .filter(card.thresholds()::containsKey)
        .forEach(label -> json.put(label, card.threshold(label)));
  }

  private static void port(String field, Port port, ObjectNode json) {
    if (port.equals(Port.ONLY)) {
      return;
    }
    ObjectNode written = json.putObject(field);
    Quantum quantum = port.quantum();
    if (port.name() != null) {
      written.put("name", port.name());
    }
    if (quantum != null) {
      written.put("scale", quantum.scale()).put("zeroPoint", quantum.zeroPoint());
    }
  }
}
