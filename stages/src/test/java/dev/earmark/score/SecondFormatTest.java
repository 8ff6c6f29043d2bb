package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ShortBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a card of format 2 says. */
class SecondFormatTest {

  private static final String MORE =
      """
      {"format":2,"name":"dogs","version":"1","labels":["dog","cat","quiet"],"background":"quiet",
       "sampleRate":16000,"windowSamples":8000,"hopSamples":4000,
       "frontEnd":{"kind":"waveform","normalisation":{"kind":"none"}},
       "output":"sigmoid","threshold":0.5,"thresholds":{"cat":0.25},
       "band":{"fromHz":300,"toHz":3400},
       "input":{"name":"x","scale":0.5,"zeroPoint":-3},"scores":{"name":"y"},"embedding":"z",
       "golden":{"clip":"AQD//w==","scores":[0.5,0.25,1]}}
      """;

  @Test
  void theSecondFormatSaysMore() throws Exception {
    ModelCard card = ModelCard.read(MORE);
    assertThat(card.band()).isEqualTo(new Band(300, 3400));
    assertThat(card.threshold("cat")).isEqualTo(0.25);
    assertThat(card.threshold("dog")).isEqualTo(0.5);
    assertThat(card.wiring())
        .isEqualTo(new Wiring(new Port("x", new Quantum(0.5, -3)), new Port("y", null), "z"));
    assertThat(card.golden())
        .isEqualTo(new Golden(ShortBuffer.wrap(new short[] {1, -1}), List.of(0.5, 0.25, 1.0)));
    assertThat(ModelCard.read(card.toJson())).isEqualTo(card);
    assertThat(card.toJson()).contains("\"format\" : 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "toHz":3400           | "toHz":8001            | band.toHz must be at most half the sample rate: toHz=8001.0, sampleRate=16000
          "toHz":3400           | "toHz":300             | band.fromHz must be in 0..band.toHz: fromHz=300.0, toHz=300.0
          {"cat":0.25}          | {"cow":0.25}           | thresholds must be of the labels: threshold=cow, labels=[dog, cat, quiet]
          {"cat":0.25}          | {"cat":25}             | thresholds.cat must be above 0 and at most 1: thresholds.cat=25.0
          {"cat":0.25}          | {"cat":"low"}          | thresholds.cat must be a number: thresholds.cat="low"
          {"cat":0.25}          | 0.25                   | thresholds must be an object of numbers: thresholds=0.25
          "output":"sigmoid"    | "output":"softmax"     | thresholds belong to output sigmoid: output=softmax
          "scale":0.5           | "scale":0              | scale must be above 0: scale=0.0
          "zeroPoint":-3        | "zeroPoint":256        | zeroPoint must be in -128..255: zeroPoint=256
          "scale":0.5,          |                        | field input.scale is missing
          {"name":"y"}          | {"name":"z"}           | scores must name another output than embedding: scores=z, embedding=z
          {"name":"y"}          | {"name":""}            | a tensor's name must not be blank: name=
          "AQD//w=="            | "AQD*"                 | golden.clip must be base64: Illegal base64 character 2a
          "AQD//w=="            | "AQD/"                 | golden.clip must be whole 16-bit samples: bytes=3
          "AQD//w=="            | ""                     | golden.clip must have 1..480000 samples: samples=0
          [0.5,0.25,1]          | [0.5,0.25]             | golden.scores must be one a label: scores=2, labels=3
          [0.5,0.25,1]          | [0.5,0.25,1.5]         | golden.scores must be in 0..1: score=1.5
          [0.5,0.25,1]          | ["a"]                  | golden.scores must be a list of numbers: golden.scores="a"
          "golden":{            | "golden":{"hash":1,    | field golden.hash is not known, did you mean golden.clip?
          """)
  void whatIsWrongInTheSecondFormatIsSaidInOneSentence(
      String right, @org.jspecify.annotations.Nullable String wrong, String sentence) {
    assertThat(MORE).contains(right);
    String json = MORE.replace(right, wrong == null ? "" : wrong);
    assertThatThrownBy(() -> ModelCard.read(json))
        .isInstanceOf(ModelException.class)
        .hasMessage(sentence);
  }

  @Test
  void aGoldenClipIsAtMostAWindow() {
    String json = MORE.replace("AQD//w==", "AAAA".repeat(6000));
    assertThatThrownBy(() -> ModelCard.read(json))
        .hasMessage("golden.clip must be at most a window: samples=9000, windowSamples=8000");
  }
}
