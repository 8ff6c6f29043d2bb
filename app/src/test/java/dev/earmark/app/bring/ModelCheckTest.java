package dev.earmark.app.bring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.earmark.score.CardDraft;
import dev.earmark.score.Golden;
import dev.earmark.score.ModelCard;
import dev.earmark.score.Preset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code model check} against a tool whose front end is another one in a known way. */
class ModelCheckTest extends CheckCommand {
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
        "frontEnd.winLength=480",
        "frontEnd.hopLength=161",
        "frontEnd.nFft=1024",
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

  /** What it says that fits best. */
  private List<String> remedy() {
    String line =
        console.out().lines().filter(one -> one.contains(" fits: ")).findFirst().orElseThrow();
    return List.of(line.substring(0, line.indexOf(" fits: ")).strip().split(", "));
  }

  @Test
  void onlyWhatTheGraphTakesIsProposed() throws Exception {
    Fits fits = new Fits(model, window(Clips.chirp(12_000)));
    double[] turned = fits.spectrogram(changed(List.of("frontEnd.axes=NCFT")));
    assertThat(check(Clips.chirp(12_000), Map.of("spectrogram", turned))).isEqualTo(1);
    assertThat(console.out())
        .contains("frontEnd.axes=NCFT fits: ", "; the graph takes another shape")
        .doesNotContain("to mend it");
  }

  @Test
  void whatMendsItIsACommand() throws Exception {
    Fits fits = new Fits(model, window(Clips.chirp(12_000)));
    double[] slaney = fits.spectrogram(changed(List.of("frontEnd.melScale=slaney")));
    check(Clips.chirp(12_000), Map.of("spectrogram", slaney));
    assertThat(console.out())
        .contains("to mend it:  earmark model card " + FILE + " --set frontEnd.melScale=slaney\n");
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
}
