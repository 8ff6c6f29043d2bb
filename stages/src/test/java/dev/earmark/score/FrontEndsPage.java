package dev.earmark.score;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.score.GoldenRows.Case;
import dev.earmark.score.GoldenRows.Row;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page of front ends, with what was measured when it was written. */
final class FrontEndsPage {

  private static final String HEAD =
      """
      # Front ends and how far they are from their origins

      A front end is data in the model's card: `frontEnd`. Copy the one that your model was trained with. Each row was held against the tool that it comes from, by the call that its section names, on a voice, noise, silence, a full-scale square
      wave, a single impulse, a clip too short for its window and one of odd length. *Difference* is the largest of all numbers of all signals, relative to the largest number of the tool's own result; *float32* is how far the tool's own float32 is from
      float64, measured in the same way. A test holds every row to 1e-5, or to 1e-4 where float32 does not allow it and its section says why.

      | recipe | row |
      |---|---|
      | TensorFlow's tutorial "Simple audio", resizing and normalisation inside the model | `simple-audio` |
      | the same, in the front end | `simple-audio-resized` (mean and std are yours) |
      | Keras in R, thirty words | `keras-in-r` |
      | torch in R | `torch-in-r`, made by the same library (libtorch) through Python, not through R |
      | TensorFlow.js speech-commands | `speech-commands-js`: 43 frames are a window of 45,056 samples, at the 44.1 or 48 kHz that it was trained on |
      | a nursery monitor on librosa's MFCC | `nursery-image`, `nursery-mean` |
      | YAMNet | `yamnet`; a window of 15,600 samples is one patch, so let the model's window be that and its hop 7,680 |
      | Whisper-like | `whisper` |
      | Kaldi, without dither | `kaldi-fbank`, `kaldi-mfcc` |
      | the model holds its own front end | `{"kind": "waveform", "normalisation": {"kind": "none"}}` |

      Measured on %s by `./mvnw -pl stages -am test -Dtest=FrontEndsPageTest -Dearmark.docs.write=true -Dsurefire.failIfNoSpecifiedTests=false`, which writes this page again; the golden numbers are made by `training/golden/make_front_ends_golden.py`.

      | row | origin | difference | on | float32 |
      |---|---|---|---|---|
      """;

  private static final String FIELDS =
      """

      ## The fields
      Those of the first line are always there (`waveform` has `normalisation` alone); every other may be absent, and then nothing is done.

      | field | values |
      |---|---|
      | `kind` `winLength` `hopLength` `nFft` `window` `center` `power` `log` `normalisation` `axes` | `power` and `log` are absent where `kind` is `complex`; `nFft` is even and a product of 2, 3 and 5 up to 4,096 |
      | `window` | `hann`, `hamming`, `blackman` (periodic); `hann_symmetric`, `hamming_symmetric`, `blackman_symmetric`; `povey`, `rectangular`. TensorFlow's `hann_window` of odd length is symmetric |
      | `samples` | `scale` (32768 for what was 16-bit), `padding` of a clip shorter than the window: `zero`, `repeat` |
      | `padMode` | `reflect`, `constant`; `symmetric` with `center` is Kaldi's `snip_edges=false` |
      | `winAlign` | `left`: a short window lies at its frame's beginning (TensorFlow, Kaldi); `center`: in the middle of `nFft` (librosa, torch with `center=false`) |
      | `removeDcOffset` `preEmphasis` | frame by frame, as Kaldi does |
      | `normalized` | `window` (torchaudio), `frame_length` (torch.stft) |
      | `nMels` `fMinHz` `fMaxHz` `melScale` `melNorm` `melTriangles` | `htk`, `slaney`; `none`, `slaney`; `hz` (librosa, torchaudio), `mel` (Kaldi, TensorFlow) |
      | `nMfcc` `dctNorm` `lifter` `lifterKind` | kind `mfcc`; `ortho`, `none`, `htk` (TensorFlow); `librosa`, `kaldi` |
      | `log` | `kind` `none`, `ln`, `log10`, `db`, `amplitude_db` of `max(value + offset, amin) / ref`; `ref` a number or `max`; `topDb` |
      | `pcen` | in place of `log`: `gain` `bias` `power` `timeConstant` `eps` as librosa's, `scale` |
      | `crop` | `fromBin` `toBin` (half open), `frames` |
      | `deltas` | `kind` `librosa`, `torchaudio`; `width`; `order` 1, 2; `stack` `bins`, `channels` |
      | `pool` | `mean`, `mean_std` over the window |
      | `resize` | `frames` `bins`: bilinear, half-pixel centres |
      | `normalisation` | `none`; `window`, `bins` (of each window itself); `dataset` with `mean` and `std`, one number or one a bin; `epsilon` added to each std; `ddof` |
      | `axes` | N batch, C channels, T frames, F bins, such as `NCFT`; a letter may be left out where its length is 1 |

      ## The rows
      """;

  private FrontEndsPage() {}

  static String of(List<Row> rows) {
    return HEAD.formatted(LocalDate.now(java.time.ZoneOffset.UTC))
        + rows.stream().map(FrontEndsPage::line).collect(Collectors.joining())
        + FIELDS
        + rows.stream().map(row -> "\n" + section(row)).collect(Collectors.joining());
  }

  private record Far(String signal, double difference) {}

  private static String line(Row row) {
    Far farthest =
        row.cases().stream()
            .map(one -> new Far(one.signal(), difference(row, one)))
            .max(Comparator.comparingDouble(Far::difference))
            .orElseThrow();
    double single =
        row.cases().stream()
            .mapToDouble(one -> one.json().get("float32").doubleValue())
            .max()
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %.1e | %s | %.1e |%n",
        row.name(),
        row.text("tool"),
        farthest.difference(),
        farthest.signal(),
        single);
  }

  private static double difference(Row row, Case one) {
    return GoldenRows.difference(GoldenRows.features(row, one), one.expected());
  }

  /** A row's name, call and front end. */
  static String section(Row row) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    FrontEndWriter.write(row.frontEnd(), json);
    String why = row.text("why").isEmpty() ? "" : "\n\nUp to 1e-4: " + row.text("why") + ".";
    return """
        ### %s
        `%s` at %d Hz%s

        ```json
        %s
        ```
        """
        .formatted(
            row.name(), row.text("call"), row.json().get("sampleRate").intValue(), why, json);
  }
}
