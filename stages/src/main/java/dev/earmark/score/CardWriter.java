package dev.earmark.score;

import static dev.earmark.score.JsonFields.word;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.spectrogram.MelBands;
import dev.earmark.spectrogram.Normalisation;
import dev.earmark.spectrogram.Stft;

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
    frontEnd(card.frontEnd(), json.putObject("frontEnd"));
    json.put("output", word(card.output())).put("threshold", card.threshold());
    origin(card.origin(), json);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers is always JSON", e);
    }
  }

  private static void frontEnd(FrontEnd frontEnd, ObjectNode json) {
    json.put("kind", word(frontEnd.kind()));
    if (frontEnd.stft() != null) {
      stft(frontEnd.stft(), json);
    }
    if (frontEnd.mel() != null) {
      mel(frontEnd.mel(), json);
    }
    if (frontEnd.stft() != null) {
      json.putObject("log")
          .put("kind", word(frontEnd.log().kind()))
          .put("offset", frontEnd.log().offset());
    }
    normalisation(frontEnd.normalisation(), json.putObject("normalisation"));
    if (frontEnd.axes() != null) {
      json.put("axes", frontEnd.axes().order());
    }
  }

  private static void stft(Stft stft, ObjectNode json) {
    json.put("winLength", stft.winLength())
        .put("hopLength", stft.hopLength())
        .put("nFft", stft.nFft());
    json.put("window", word(stft.window())).put("center", stft.center());
    json.put("padMode", stft.padding() == Stft.Padding.CONSTANT ? "constant" : "reflect");
    json.put("power", (double) stft.power());
  }

  private static void mel(MelBands mel, ObjectNode json) {
    json.put("nMels", mel.nMels()).put("fMinHz", mel.fMinHz()).put("fMaxHz", mel.fMaxHz());
    json.put("melScale", word(mel.scale())).put("melNorm", word(mel.norm()));
  }

  private static void normalisation(Normalisation normalisation, ObjectNode json) {
    json.put("kind", word(normalisation.kind()));
    if (normalisation.kind() == Normalisation.Kind.DATASET) {
      json.put("mean", normalisation.mean()).put("std", normalisation.std());
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
