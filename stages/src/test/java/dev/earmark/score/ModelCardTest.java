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

  @Test
  void theFirstFormatIsWrittenWhereItSaysAll() throws Exception {
    String json = CARD.replace("\"format\":1", "\"format\":2");
    assertThat(ModelCard.read(json)).isEqualTo(ModelCard.read(CARD));
    assertThat(ModelCard.read(json).toJson()).contains("\"format\" : 1");
  }

  @Test
  void aCardOfAHundredMegabytesIsRefusedUnread() {
    String json = CARD.replace("test speakers", "x".repeat(100_000_000));
    assertThatThrownBy(() -> ModelCard.read(json))
        .isInstanceOf(ModelException.class)
        .hasMessage("card must be at most 4194304 characters: characters=" + json.length());
  }

  @Test
  void aSentenceAboutSomethingLongIsShort() {
    String json = CARD.replace("\"name\":\"commands\"", "\"name\":\"" + " ".repeat(100_000) + "\"");
    assertThatThrownBy(() -> ModelCard.read(json))
        .isInstanceOf(ModelException.class)
        .message()
        .hasSizeLessThan(1_100)
        .startsWith("name must be letters, digits, '.', '_' or '-': name= ");
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
          "format":1            | "format":3             | format must be 1 or 2: format=3
          "format":1            | "format":1,"embedding":"e" | field embedding belongs to format 2: format=1
          "sampleRate":16000    | "sampleRate":"16000"   | sampleRate must be a whole number: sampleRate="16000"
          "sampleRate":16000    | "sampleRate":16000.5   | sampleRate must be a whole number: sampleRate=16000.5
          "sampleRate":16000    | "sampleRate":10        | sampleRate must be in 1000..768000: sampleRate=10
          "hopSamples":4000     | "hopSamples":0         | hopSamples must be in 1..10000000: hopSamples=0
          "windowSamples":16000 | "windowSamples":399    | windowSamples must be at least 400 for one frame: windowSamples=399
          "kind":"mel"          | "kind":"fbank"         | frontEnd.kind must be one of waveform, spectrogram, complex, mel, mfcc: frontEnd.kind=fbank
          "kind":"mel"          | "kind":"mfcc"          | field frontEnd.nMfcc is missing
          "kind":"mel"          | "kind":"mfcc","nMfcc":0 | nMfcc must be in 1..1024: nMfcc=0
          "kind":"mel"          | "kind":"mfcc","nMfcc":41 | nMfcc must be at most nMels: nMfcc=41, nMels=40
          "kind":"mel"          | "kind":"mel","nMfcc":13 | frontEnd.nMfcc belongs to kind mfcc: kind=mel
          "kind":"mel"          | "kind":"complex"       | frontEnd.power belongs to kinds spectrogram, mel and mfcc: kind=complex
          "kind":"mel"          | "kind":"spectrogram"   | frontEnd.nMels belongs to kinds mel and mfcc: kind=spectrogram
          "kind":"mel"          | "kind":"waveform"      | frontEnd.winLength belongs to kinds spectrogram, complex, mel and mfcc: kind=waveform
          "nFft":512            | "nFft":401             | nFft must be even, in 16..4096 and a product of 2, 3 and 5: nFft=401
          "nFft":512            | "nFft":8192            | nFft must be even, in 16..4096 and a product of 2, 3 and 5: nFft=8192
          "nFft":512            | "nFft":512,"preEmphasis":97 | preEmphasis must be in 0..1: preEmphasis=97.0
          "center":false        | "center":true,"winAlign":"center" | winAlign belongs to center=false: winAlign=CENTER
          "offset":1e-6         | "offset":1e-6,"amin":-1 | log.amin must not be negative: amin=-1.0
          "offset":1e-6         | "offset":1e-6,"ref":0  | log.ref must be above 0: ref=0.0
          "offset":1e-6         | "offset":1e-6,"topDb":-1 | log.topDb must not be negative: topDb=-1.0
          "normalisation":{     | "pcen":{},"normalisation":{ | pcen takes the place of a logarithm: log.kind=LN
          "normalisation":{     | "crop":{"toBin":41},"normalisation":{ | crop must lie within the bins: fromBin=0, toBin=41, bins=40
          "normalisation":{     | "crop":{"frames":99},"normalisation":{ | crop.frames must be at most what the window has: crop=99, frames=98
          "normalisation":{     | "deltas":{"kind":"librosa","width":8},"normalisation":{ | deltas.width must be odd and in 3..999: width=8
          "normalisation":{     | "deltas":{"kind":"librosa","width":99},"normalisation":{ | deltas.width must be at most the frames of a window: width=99, frames=98
          "normalisation":{     | "resize":{"frames":0,"bins":1},"normalisation":{ | resize must be to 1..4096 frames and bins: frames=0, bins=1
          "normalisation":{     | "samples":{"scale":0},"normalisation":{ | samples.scale must be above 0: scale=0.0
          {"kind":"none"}       | {"kind":"dataset","mean":[1,2],"std":[1,2]} | mean and std must be one number, or one a bin: mean=2, bins=40
          {"kind":"none"}       | {"kind":"dataset","mean":[1,2],"std":1} | mean and std must be as many: mean=2, std=1
          {"kind":"none"}       | {"kind":"dataset","mean":["a"],"std":1} | frontEnd.normalisation.mean must be a list of numbers: frontEnd.normalisation.mean="a"
          {"kind":"none"}       | {"kind":"window","ddof":2} | normalisation.ddof must be 0 or 1: ddof=2
          {"kind":"none"}       | {"kind":"window","epsilon":-1} | normalisation.epsilon must not be negative: epsilon=-1.0
          "axes":"NCTF"         | "axes":"NTC"           | axes must have F where a window has several bins: axes=NTC, bins=40
          "winLength":400       | "winLength":513        | winLength must be in 1..nFft: winLength=513, nFft=512
          "power":2.0           | "power":3              | power must be 1 or 2: power=3
          "center":false        | "center":"no"          | frontEnd.center must be true or false: frontEnd.center="no"
          "window":"hann"       | "window":"kaiser"      | frontEnd.window must be one of hann, hann_symmetric, hamming, hamming_symmetric, blackman, blackman_symmetric, povey, rectangular: frontEnd.window=kaiser
          "fMaxHz":7600.0       | "fMaxHz":8001          | fMaxHz must be at most half the sample rate: fMaxHz=8001.0, sampleRate=16000
          "fMinHz":20.0         | "fMinHz":7600          | fMinHz must be in 0..fMaxHz: fMinHz=7600.0, fMaxHz=7600.0
          "offset":1e-6         | "offset":0             | log.offset or log.amin must be above 0, because silence has no logarithm: offset=0.0, amin=0.0
          "offset":1e-6         | "offset":-1,"amin":1   | log.offset must not be negative: offset=-1.0
          "axes":"NCTF"         | "axes":"TFN"           | axes must be one of NTF, NFT, NCTF, NCFT, NTCF, NFCT, NTFC, NFTC, NF, NCF, NFC, NT, NCT, NTC: axes=TFN
          "output":"logits"     | "output":"logit"       | output must be one of logits, softmax, sigmoid: output=logit
          "threshold":0.7       | "threshold":70         | threshold must be above 0 and at most 1: threshold=70.0
          ["yes","unknown",     | ["yes","yes","unknown",| labels must differ: labels=[yes, yes, unknown, silence]
          ["yes","unknown",     | ["y\\u001b","unknown",| labels must be of at most 200 characters, none of them control: length=2, label=y?
          ["yes",               | [7,                    | labels must be a list of texts: labels=7
          "background":"silence"| "background":"quiet"   | background must be one of the labels: background=quiet, labels=[yes, unknown, silence]
          "unknown":"unknown"   | "unknown":"silence"    | background and unknown must differ: background=silence, unknown=silence
          "name":"commands"     | "name":"my commands"   | name must be letters, digits, '.', '_' or '-': name=my commands
          "value":0.95          | "value":95             | value must be in 0..1: value=95.0
          "version":"1",        | "version":1,           | version must be a text: version=1
          "version":"1",        | "version":"1","version":"2", | card is no JSON: Duplicate field 'version' at line 1, column 54
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
