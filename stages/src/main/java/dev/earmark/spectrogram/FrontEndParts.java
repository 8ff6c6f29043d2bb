package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;
import dev.earmark.spectrogram.FrontEnd.Kind;
import org.jspecify.annotations.Nullable;

/** Which parts a kind of front end has a use for, and which it must have. */
record FrontEndParts(Kind kind) {
  void checkTransform(@Nullable Stft stft, @Nullable Axes axes) {
    boolean waveform = kind == Kind.WAVEFORM;
    checkKind(
        waveform == (stft == null) && (waveform || axes != null),
        "transform and axes belong to kinds spectrogram, complex, mel and mfcc");
    checkKind(
        stft == null || stft.complex() == (kind == Kind.COMPLEX),
        "power must be 1 or 2, and absent where the kind is complex");
  }

  void checkMel(@Nullable MelBands mel, @Nullable Dct dct) {
    checkKind(kind.mel() == (mel != null), "mel bands belong to kinds mel and mfcc");
    checkKind((kind == Kind.MFCC) == (dct != null), "nMfcc belongs to kind mfcc");
    if (mel != null && dct != null) {
      Rule.check(
          dct.nMfcc() <= mel.nMels(),
          "nMfcc must be at most nMels",
          "nMfcc",
          dct.nMfcc(),
          "nMels",
          mel.nMels());
    }
  }

  void checkLevels(Log log, @Nullable Pcen pcen) {
    boolean none = log.kind() == Log.Kind.NONE;
    Rule.check(
        none || kind != Kind.WAVEFORM, "a waveform has no logarithm", "log.kind", log.kind());
    checkKind(
        kind.leveled() || (none && pcen == null),
        "log and pcen belong to kinds spectrogram, mel and mfcc");
    Rule.check(pcen == null || none, "pcen takes the place of a logarithm", "log.kind", log.kind());
  }

  void checkImage(Image image) {
    checkKind(
        kind != Kind.WAVEFORM || image.equals(Image.PLAIN),
        "crop, deltas, pool and resize do not belong to kind waveform");
    checkKind(
        kind != Kind.COMPLEX || (image.deltas() == null && image.pool() == Pool.NONE),
        "deltas and pool do not belong to kind complex");
  }

  private void checkKind(boolean kept, String rule) {
    Rule.check(kept, rule, "kind", kind);
  }
}
