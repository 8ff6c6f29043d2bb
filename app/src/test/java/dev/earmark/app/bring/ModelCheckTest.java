package dev.earmark.app.bring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.earmark.app.Console;
import dev.earmark.score.CardDraft;
import dev.earmark.score.Golden;
import dev.earmark.score.Model;
import dev.earmark.score.ModelCard;
import dev.earmark.score.Preset;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code model check} against a tool whose front end is another one in a known way. */
class ModelCheckTest {
  private static final Path FILE = Path.of("../models/commands.onnx");
  private static final int LENGTH = 16_000;
  private static Model model;

  private final Console console = new Console();
  @TempDir private Path folder;

  @BeforeAll
  static void load() throws Exception {
    model = Model.load(FILE);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static ModelCard changed(List<String> changes) throws Exception {
    return CardDraft.of(model.card()).set("golden=null").setAll(changes).card();
  }

  private static Window window(short[] clip) {
    float[] samples = new float[LENGTH];
    for (int n = 0; n < clip.length; n++) {
      samples[n] = clip[n] / 32_768f;
    }
    return new Window(0, 0, LENGTH, samples, 1, LENGTH - clip.length);
  }

  private int check(short[] clip, Map<String, double[]> expected) throws IOException {
    Path wav = Clips.wav(folder.resolve("clip.wav"), 16_000, 1, clip);
    Path json = folder.resolve("expect.json");
    new JsonMapper().writeValue(json.toFile(), expected);
    return console.run(
        "model", "check", FILE.toString(), "--clip", wav.toString(), "--expect", json.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frontEnd.window=hann_symmetric",
        "frontEnd.window=hamming",
        "frontEnd.window=hamming_symmetric",
        "frontEnd.window=blackman",
        "frontEnd.window=blackman_symmetric",
        "frontEnd.window=povey",
        "frontEnd.window=rectangular",
        "frontEnd.center=true, frontEnd.padMode=reflect",
        "frontEnd.center=true, frontEnd.padMode=constant",
        "frontEnd.center=true, frontEnd.padMode=symmetric",
        "frontEnd.center=false, frontEnd.winAlign=center",
        "frontEnd.normalized=window",
        "frontEnd.normalized=frame_length",
        "frontEnd.power=1",
        "frontEnd.melScale=slaney",
        "frontEnd.melNorm=slaney",
        "frontEnd.melTriangles=mel",
        "frontEnd.fMinHz=0",
        "frontEnd.fMaxHz=8000.0",
        "frontEnd.log.kind=log10",
        "frontEnd.log.kind=db",
        "frontEnd.log={\"kind\":\"none\"}",
        "frontEnd.log.kind=ln, frontEnd.log.offset=1e-10",
        "frontEnd.log.kind=ln, frontEnd.log.offset=0.01",
        "frontEnd.log.kind=ln, frontEnd.log.offset=1",
        "frontEnd.log.kind=log10, frontEnd.log.amin=1e-10",
        "frontEnd.log.ref=max",
        "frontEnd.preEmphasis=0.97",
        "frontEnd.winLength=512",
        "frontEnd.samples.scale=32768",
        "frontEnd.samples.padding=repeat",
        "frontEnd.normalisation={\"kind\":\"window\"}",
        "frontEnd.normalisation={\"kind\":\"bins\",\"ddof\":1}",
        "frontEnd.normalisation={\"kind\":\"dataset\",\"mean\":-3.5,\"std\":2.25}",
        "frontEnd.axes=NCFT",
        "frontEnd.melScale=slaney, frontEnd.melNorm=slaney",
        "frontEnd.power=1, frontEnd.log.kind=db",
      })
  void theWayInWhichAFrontEndDiffersIsNamed(String changes) throws Exception {
    short[] clip = Clips.chirp(12_000);
    ModelCard other = changed(List.of(changes.split(", ")));
    double[] made = new Fits(model, window(clip)).spectrogram(other);
    assertThat(check(clip, Map.of("spectrogram", made))).as(console.err()).isEqualTo(1);
    assertThat(console.out()).startsWith("spectrogram  differ");
    // On another clip, so that what fitted this one by chance does not.
    short[] another = new short[clip.length];
    for (int n = 0; n < another.length; n++) {
      another[n] = (short) (clip[n] / 3 + clip[another.length - 1 - n] / 2);
    }
    Fits fits = new Fits(model, window(another));
    double[] wanted = fits.spectrogram(other);
    double[] mended = fits.spectrogram(changed(remedy()));
    assertThat(Difference.ofScale(wanted, mended).relative()).isLessThan(Fits.TOLERANCE);
  }

  /** What the command proposes to set. */
  private List<String> remedy() {
    String line =
        console
            .out()
            .lines()
            .filter(one -> one.startsWith("to mend it:"))
            .findFirst()
            .orElseThrow();
    return Arrays.stream(line.split(" --set ")).skip(1).map(set -> set.replace("'", "")).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frontEnd.window=rectangular",
        "frontEnd.melScale=slaney",
        "frontEnd.log.kind=log10",
        "frontEnd.power=1",
        "frontEnd.samples.scale=32768",
        "frontEnd.normalisation={\"kind\":\"window\"}"
      })
  void scoresAloneNameItToo(String change) throws Exception {
    Golden golden = Objects.requireNonNull(model.card().golden());
    short[] clip = new short[golden.clip().remaining()];
    golden.clip().duplicate().get(clip);
    double[] scores = new Fits(model, window(clip)).scores(changed(List.of(change)));
    assertThat(check(clip, Map.of("scores", scores))).as(console.err()).isEqualTo(1);
    assertThat(console.out()).startsWith("scores       differ");
    assertThat(remedy()).containsExactly(change);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "frontEnd.dctNorm=none", "frontEnd.dctNorm=htk", "frontEnd.lifter=22",
        "frontEnd.melScale=htk", "frontEnd.log.topDb=null", "frontEnd.padMode=reflect"
      })
  void theWayInWhichCoefficientsDifferIsNamed(String change) throws Exception {
    CardDraft draft =
        CardDraft.like(Preset.of("nursery-image"))
            .setAll(List.of("name=nursery", "windowSamples=16000", "hopSamples=16000"))
            .labels(List.of("cry", "quiet"));
    Fits fits = new Fits(model, window(Clips.chirp(12_000)));
    ModelCard card = draft.card();
    ModelCard other = draft.set(change).card();
    var found = fits.bySpectrogram(new Neighbours(card).single(), fits.spectrogram(other));
    assertThat(found.get(0).neighbour().card().frontEnd()).isEqualTo(other.frontEnd());
  }

  @Test
  void stagesThatAgreeAreSaidToAgree() throws Exception {
    short[] clip = Clips.chirp(LENGTH);
    Fits fits = new Fits(model, window(clip));
    double[] samples = Fits.doubles(window(clip).samples());
    var expected =
        Map.of(
            "samples", samples,
            "spectrogram", fits.spectrogram(model.card()),
            "scores", fits.scores(model.card()));
    assertThat(check(clip, expected)).as(console.out() + console.err()).isZero();
    assertThat(console.out().lines())
        .containsExactly(
            "samples      agree: difference 0",
            "spectrogram  agree: difference 0",
            "scores       agree: difference 0");
  }

  @Test
  void logitsAreComparedByTheirSoftmax() throws Exception {
    short[] clip = Clips.chirp(LENGTH);
    double[] scores = new Fits(model, window(clip)).scores(model.card());
    double[] logits = DoubleStream.of(scores).map(score -> Math.log(score) + 7).toArray();
    assertThat(check(clip, Map.of("scores", logits))).as(console.out()).isZero();
    assertThat(console.out())
        .endsWith("the expected scores are logits: their softmax was compared\n");
  }

  @Test
  void labelsInAnotherOrderAreNamed() throws Exception {
    short[] clip = Clips.chirp(LENGTH);
    double[] scores = new Fits(model, window(clip)).scores(model.card());
    double first = scores[0];
    System.arraycopy(scores, 1, scores, 0, scores.length - 1);
    scores[scores.length - 1] = first;
    assertThat(check(clip, Map.of("scores", scores))).isEqualTo(1);
    assertThat(console.out()).contains("the labels are in another order there");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 32768, the tool hears 16-bit numbers: frontEnd.samples.scale",
    "1, 0.5, they are 0.5 times as large",
    "25, 1, they come 25 samples later there"
  })
  void samplesThatDifferHaveACause(int moved, double scale, String cause) throws Exception {
    short[] clip = Clips.chirp(LENGTH);
    double[] samples = new double[LENGTH];
    int by = moved == 1 ? 0 : moved;
    for (int n = by; n < LENGTH; n++) {
      samples[n] = clip[n - by] / 32_768.0 * scale;
    }
    assertThat(check(clip, Map.of("samples", samples))).isEqualTo(1);
    assertThat(console.out()).startsWith("samples      differ").contains(cause);
  }

  /** Other samples explain all that follows, so the front end is held against the expected ones. */
  @Test
  void aFrontEndIsNotBlamedForTheSamples() throws Exception {
    short[] mono = Clips.chirp(LENGTH);
    short[] stereo = new short[2 * LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      stereo[2 * n] = mono[n];
      stereo[2 * n + 1] = (short) (mono[LENGTH - 1 - n] / 4);
    }
    Path wav = Clips.wav(folder.resolve("stereo.wav"), 16_000, 2, stereo);
    Path json = folder.resolve("expect.json");
    var expected =
        Map.of(
            "samples", Fits.doubles(window(mono).samples()),
            "spectrogram", new Fits(model, window(mono)).spectrogram(model.card()));
    new JsonMapper().writeValue(json.toFile(), expected);
    String[] args = {"--clip", wav.toString(), "--expect", json.toString()};
    assertThat(console.run("model", "check", FILE.toString(), args[0], args[1], args[2], args[3]))
        .isEqualTo(1);
    assertThat(console.out())
        .startsWith(
            "note: the clip has 2 channels, of which the mean is heard\nsamples      differ")
        .contains("spectrogram  agree");
  }

  @Test
  void aGoldenClipThatDoesNotAgreeIsLookedInto() {
    String wrong = "../stages/src/test/resources/models/golden-wrong.onnx";
    assertThat(console.run("model", "check", wrong)).isEqualTo(1);
    assertThat(console.out()).startsWith("scores       differ");
  }
}
