package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.spectrogram.FrontEnd;
import dev.earmark.window.WindowGrid;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardTest {

  private static final String CARD =
      """
      {"format":1,"name":"commands","version":"1","labels":["yes","unknown","silence"],
       "background":"silence","unknown":"unknown",
       "sampleRate":16000,"windowSamples":16000,"hopSamples":4000,
       "frontEnd":{"kind":"mel","winLength":400,"hopLength":160,"nFft":512,"window":"hann",
         "center":false,"padMode":"reflect","power":2.0,
         "nMels":40,"fMinHz":20.0,"fMaxHz":7600.0,"melScale":"htk","melNorm":"none",
         "log":{"kind":"ln","offset":1e-6},"normalisation":{"kind":"none"},"axes":"NCTF"},
       "output":"logits","threshold":0.7,"licence":"CC-BY-4.0","attribution":"a","trainingData":"t",
       "accuracy":[{"on":"test speakers","value":0.95,"clips":845,"date":"2026-11-21"}]}
      """;

  @Test
  void aCardSaysEverythingBetweenAudioAndLabels() throws Exception {
    ModelCard card = ModelCard.read(CARD);
    assertThat(card.id()).isEqualTo("commands@1");
    assertThat(card.grid()).isEqualTo(new WindowGrid(16000, 16000, 4000));
    assertThat(card.background()).isEqualTo("silence");
    assertThat(card.frontEnd().kind()).isEqualTo(FrontEnd.Kind.MEL);
    assertThat(card.frontEnd().shape(card.windowSamples())).containsExactly(1, 98, 40);
    assertThat(card.origin().accuracy())
        .containsExactly(new Accuracy("test speakers", 0.95, 845, "2026-11-21"));
  }

  @Test
  void jsonComesBackAsTheSameCard() throws Exception {
    ModelCard card = ModelCard.read(CARD);
    assertThat(ModelCard.read(card.toJson())).isEqualTo(card);
  }

  @Test
  void aShippedCardComesBackAsItWasWritten() throws Exception {
    String json = Files.readString(Path.of("../models/simple-audio.json"));
    assertThat(ModelCard.read(json).toJson().replaceAll("\\s", ""))
        .isEqualTo(json.replaceAll("\\s", ""));
  }

  @Test
  void aCardMayLeaveOutWhereItComesFrom() throws Exception {
    String json =
        CARD.replaceAll("(?s),\"licence\".*", "}").replace("\"background\":\"silence\",", "");
    assertThat(ModelCard.read(json).origin()).isEqualTo(Origin.UNKNOWN);
    assertThat(ModelCard.read(json).background()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          "hopLength":160       | "hoplength":160        | field frontEnd.hoplength is not known, did you mean frontEnd.hopLength?
          "labels":             | "label":               | field label is not known, did you mean labels?
          "sampleRate":16000,   |                        | field sampleRate is missing
          "hopLength":160,      |                        | field frontEnd.hopLength is missing
          "format":1            | "format":2             | format must be 1: format=2
          "sampleRate":16000    | "sampleRate":"16000"   | sampleRate must be a whole number: sampleRate="16000"
          "sampleRate":16000    | "sampleRate":16000.5   | sampleRate must be a whole number: sampleRate=16000.5
          "sampleRate":16000    | "sampleRate":10        | sampleRate must be in 1000..768000: sampleRate=10
          "hopSamples":4000     | "hopSamples":0         | hopSamples must be in 1..10000000: hopSamples=0
          "windowSamples":16000 | "windowSamples":399    | windowSamples must be at least 400 for one frame: windowSamples=399
          "kind":"mel"          | "kind":"mfcc"          | frontEnd.kind must be one of waveform, spectrogram, mel: frontEnd.kind=mfcc
          "kind":"mel"          | "kind":"spectrogram"   | frontEnd.nMels belongs to kind mel: kind=spectrogram
          "kind":"mel"          | "kind":"waveform"      | frontEnd.winLength belongs to kinds spectrogram and mel: kind=waveform
          "nFft":512            | "nFft":400             | nFft must be a power of two in 16..4096: nFft=400
          "winLength":400       | "winLength":513        | winLength must be in 1..nFft: winLength=513, nFft=512
          "power":2.0           | "power":3              | power must be 1 or 2: power=3
          "center":false        | "center":"no"          | frontEnd.center must be true or false: frontEnd.center="no"
          "window":"hann"       | "window":"hamming"     | frontEnd.window must be one of hann, hann_symmetric: frontEnd.window=hamming
          "fMaxHz":7600.0       | "fMaxHz":8001          | fMaxHz must be at most half the sample rate: fMaxHz=8001.0, sampleRate=16000
          "fMinHz":20.0         | "fMinHz":7600          | fMinHz must be in 0..fMaxHz: fMinHz=7600.0, fMaxHz=7600.0
          "offset":1e-6         | "offset":0             | log.offset must be above 0: offset=0.0
          "axes":"NCTF"         | "axes":"TFN"           | axes must be one of NTF, NFT, NCTF, NCFT, NTCF, NFCT, NTFC, NFTC: axes=TFN
          "output":"logits"     | "output":"logit"       | output must be one of logits, softmax, sigmoid: output=logit
          "threshold":0.7       | "threshold":70         | threshold must be above 0 and at most 1: threshold=70.0
          ["yes","unknown",     | ["yes","yes","unknown",| labels must differ: labels=[yes, yes, unknown, silence]
          ["yes",               | [7,                    | labels must be a list of texts: labels=7
          "background":"silence"| "background":"quiet"   | background must be one of the labels: background=quiet, labels=[yes, unknown, silence]
          "unknown":"unknown"   | "unknown":"silence"    | background and unknown must differ: background=silence, unknown=silence
          "name":"commands"     | "name":"my commands"   | name must be letters, digits, '.', '_' or '-': name=my commands
          "value":0.95          | "value":95             | value must be in 0..1: value=95.0
          "version":"1",        | "version":1,           | version must be a text: version=1
          "version":"1",        | "version":"1","version":"2", | card is no JSON: Duplicate field 'version'
          """)
  void whatIsWrongIsSaidInOneSentence(
      String right, @org.jspecify.annotations.Nullable String wrong, String sentence) {
    assertThat(CARD).contains(right);
    String json = CARD.replace(right, wrong == null ? "" : wrong);
    assertThatThrownBy(() -> ModelCard.read(json))
        .isInstanceOf(ModelException.class)
        .hasMessage(sentence);
  }

  @Test
  void whatIsNoObjectIsRefused() {
    assertThatThrownBy(() -> ModelCard.read("[]"))
        .isInstanceOf(ModelException.class)
        .hasMessage("card must be an object: card=[]");
  }
}
