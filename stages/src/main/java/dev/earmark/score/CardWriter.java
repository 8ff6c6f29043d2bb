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
    json.put("format", CardReader.FORMAT).put("name", card.name()).put("version", card.version());
    card.labels().forEach(json.putArray("labels")::add);
    json.put("background", card.background()).put("unknown", card.unknown());
    json.put("sampleRate", card.sampleRate());
    json.put("windowSamples", card.windowSamples()).put("hopSamples", card.hopSamples());
    FrontEndWriter.write(card.frontEnd(), json.putObject("frontEnd"));
    json.put("output", word(card.output())).put("threshold", card.threshold());
    origin(card.origin(), json);
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
}
