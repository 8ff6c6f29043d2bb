package dev.earmark.score;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.score.GoldenRows.Case;
import dev.earmark.score.GoldenRows.Row;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every front end of docs/front-ends.md against the tool that it comes from. */
class FrontEndTableTest {

  static List<Row> rows() throws IOException {
    return GoldenRows.all();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void numbersAreThoseOfTheOrigin(Row row) {
    assertThat(row.cases()).isNotEmpty();
    for (Case one : row.cases()) {
      assertThat(GoldenRows.extractor(row, one.window().length).shape())
          .as(one.signal())
          .isEqualTo(GoldenRows.shape(one.json()));
      assertThat(GoldenRows.difference(GoldenRows.features(row, one), one.expected()))
          .as(one.signal())
          .isLessThanOrEqualTo(row.bound());
    }
  }

  /** A front end that did nothing would agree with silence alone. */
  @ParameterizedTest
  @MethodSource("rows")
  void theOriginHearsSomething(Row row) {
    assertThat(row.cases())
        .anySatisfy(
            one -> {
              assertThat(GoldenRows.difference(new float[one.expected().length], one.expected()))
                  .isEqualTo(1);
              assertThat(one.signal()).isNotEqualTo("silence");
            });
  }

  /** What people mix up is further off than any bound, so that a row cannot fit by chance. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          simple-audio             | "hann_symmetric"      | "hann"
          simple-audio-resized     | "std":1.37            | "std":1.38
          torchaudio-spectrogram   | "hann"                | "hann_symmetric"
          torchaudio-spectrogram   | "reflect"             | "constant"
          torchaudio-spectrogram   | "power":2             | "power":1
          torch-in-r               | "normalized":"window" | "normalized":"frame_length"
          torch-hamming            | "hamming"             | "hamming_symmetric"
          torch-blackman           | "blackman"            | "blackman_symmetric"
          torch-stft-normalized    | "winAlign":"center",  |
          whisper                  | "topDb":80            | "topDb":79
          repeated-clip            | "repeat"              | "zero"
          yamnet                   | "melTriangles":"mel", |
          yamnet                   | "htk"                 | "slaney"
          yamnet                   | 0.001                 | 0.0011
          librosa-melspectrogram   | "melNorm":"slaney"    | "melNorm":"none"
          librosa-power-to-db      | "ref":"max",          |
          librosa-amplitude-to-db  | "amplitude_db"        | "db"
          librosa-pcen             | {"scale":             | {"gain":0.97,"scale":
          librosa-delta            | "librosa","width"     | "torchaudio","width"
          tensorflow-mfcc          | ,"dctNorm":"htk"      |
          nursery-mean             | "librosa"             | "kaldi"
          normalised-by-itself     | ,"ddof":1             |
          normalised-by-itself     | "bins"                | "window"
          speech-commands-js       | "blackman"            | "hann"
          analyser-node            | "ref":2048            | "ref":1024
          kaldi-fbank              | "povey"               | "hann_symmetric"
          kaldi-fbank              | 0.97                  | 0.95
          kaldi-fbank              | "removeDcOffset":true,|
          kaldi-fbank              | 32768                 | 1
          kaldi-fbank-edges        | "padMode":"symmetric" | "padMode":"reflect"
          kaldi-mfcc               | "kaldi"               | "librosa"
          """)
  void aNeighbourDoesNotFit(String name, String right, @Nullable String neighbour)
      throws IOException {
    Row row = rows().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    String json = row.json().get("frontEnd").toString();
    assertThat(json).contains(right);
    Row other = row.with(json.replace(right, neighbour == null ? "" : neighbour));
    assertThat(row.cases())
        .anySatisfy(
            one ->
                assertThat(GoldenRows.difference(GoldenRows.features(other, one), one.expected()))
                    .isGreaterThan(2e-4));
  }

  @Test
  void onlyARowThatSaysWhyMayBeFurtherThanFloatsAllow() throws IOException {
    for (Row row : rows()) {
      assertThat(row.bound()).as(row.name()).isEqualTo(row.text("why").isEmpty() ? 1e-5 : 1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aFrontEndComesBackFromItsJson(Row row) {
    ObjectNode card = JsonNodeFactory.instance.objectNode();
    FrontEndWriter.write(row.frontEnd(), card.putObject("frontEnd"));
    assertThat(FrontEndReader.read(new JsonFields(card, "", List.of("frontEnd"))))
        .isEqualTo(row.frontEnd());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          simple-audio         | 16000 | 124 129 1
          simple-audio-resized | 16000 | 32 32 1
          keras-in-r           | 16000 | 98 257
          torch-in-r           | 16000 | 2 257 101
          yamnet               | 15600 | 96 64
          nursery-image        | 110250 | 1 20 216
          nursery-mean         | 110250 | 13
          speech-commands-js   | 45056 | 43 232 1
          waveform             | 16000 | 1 16000
          """)
  void windowsOfTheirOriginsHaveTheirOriginsShapes(String name, int samples, String shape)
      throws IOException {
    Row row = rows().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    assertThat(row.frontEnd().shape(samples))
        .isEqualTo(java.util.Arrays.stream(shape.split(" ")).mapToInt(Integer::parseInt).toArray());
  }
}
