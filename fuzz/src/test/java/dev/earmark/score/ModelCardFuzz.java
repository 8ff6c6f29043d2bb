package dev.earmark.score;

import dev.earmark.fuzz.Cost;
import dev.earmark.fuzz.Pack;
import dev.earmark.fuzz.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A model's card: refused with a sentence, or the same after writing and reading it again.
 *
 * <p>The card, and of a file what is stepped over to find a card that is too long and weights that
 * lie in other files: the rest of a hostile .onnx file is ONNX Runtime's to read, in native code.
 */
public final class ModelCardFuzz {
  private static final long MOST = 10_000_000;

  private ModelCardFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Cost.hold(
        input,
        () -> {
          measure(input);
          read(new String(input, StandardCharsets.UTF_8));
        });
  }

  private static void measure(byte[] onnx) {
    try {
      ModelProperties.check(onnx);
      OutsideWeights.into(onnx, Path.of("model.onnx"), MOST);
    } catch (ModelException | IOException refused) {
      // no message of this kind, or weights that are not there
    }
  }

  private static void read(String json) throws ModelException {
    ModelCard card;
    try {
      card = ModelCard.read(json);
    } catch (ModelException refused) {
      return;
    }
    card.grid();
    card.frontEnd().shape(card.windowSamples());
    if (!ModelCard.read(card.toJson()).equals(card)) {
      throw new AssertionError("a card must stay the same when it is written: " + card);
    }
  }

  public static List<byte[]> seeds() {
    return List.of(
        Resources.read("cards/simple-audio.json"),
        new byte[] {8, 8, 0x3a, 0, 0x72, 4, 10, 2, 'a', 'b', 0x75, 0, 0, 0, 0},
        outside("pom.xml"),
        bytes(
            """
            {"format":1,"name":"n","version":"1","labels":["a","b"],"background":"b","unknown":null,
            "sampleRate":16000,"windowSamples":400,"hopSamples":160,
            "frontEnd":{"kind":"waveform","normalisation":{"kind":"dataset","mean":0.5,"std":2}},
            "output":"sigmoid","threshold":1e-1}"""),
        bytes(
            """
            {"format":1,"name":"n","version":"1","labels":["a"],
            "sampleRate":8000,"windowSamples":4000,"hopSamples":1,
            "frontEnd":{"kind":"mel","winLength":400,"hopLength":160,"nFft":512,
            "window":"hann_symmetric","center":true,"padMode":"constant","power":2,
            "nMels":40,"fMinHz":20.0,"fMaxHz":3800.0,"melScale":"slaney","melNorm":"slaney",
            "log":{"kind":"db","offset":1e-6},"normalisation":{"kind":"window"},"axes":"NFTC"},
            "output":"logits","threshold":0.7,"accuracy":[
            {"on":"x","value":0.95,"clips":845,"date":"2026-11-21"}]}"""),
        bytes(
            """
            {"format":2,"name":"n","version":"1","labels":["a","b","c"],"background":"c",
            "sampleRate":8000,"windowSamples":400,"hopSamples":400,"band":{"fromHz":300,"toHz":3400},
            "frontEnd":{"kind":"waveform","normalisation":{"kind":"none"}},
            "input":{"name":"x","scale":0.0078125,"zeroPoint":-128},"scores":{"name":"y"},
            "embedding":"z","output":"sigmoid","threshold":0.5,"thresholds":{"a":0.25,"b":1},
            "golden":{"clip":"AQD//w==","scores":[0.5,0.25,1]}}"""));
  }

  /** A graph of one tensor, the numbers of which are the first two bytes of a file. */
  private static byte[] outside(String file) {
    var tensor = new Pack().bytes(pair("location", file)).bytes(pair("length", "2"));
    byte[] initializer = message(0x2a, tensor.bytes(new byte[] {0x10, 3, 0x70, 1}).done());
    return new Pack().bytes(message(0x3a, initializer)).done();
  }

  private static byte[] pair(String key, String value) {
    return message(0x6a, new Pack().bytes(text(10, key)).bytes(text(18, value)).done());
  }

  private static byte[] text(int tag, String text) {
    return message(tag, bytes(text));
  }

  private static byte[] message(int tag, byte[] value) {
    return new Pack().number(1, tag).number(1, value.length).bytes(value).done();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
