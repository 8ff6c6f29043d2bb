package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Everything between a window's samples and a model's input, as its card says it.
 *
 * @param kind what the model takes
 * @param stft the transform; null for a waveform
 * @param mel the bands; null unless the kind is {@code MEL}
 * @param log the logarithm of each bin
 * @param normalisation the last step
 * @param axes the order of the tensor; null for a waveform, whose order is batch, samples
 */
public record FrontEnd(
    Kind kind,
    @Nullable Stft stft,
    @Nullable MelBands mel,
    Log log,
    Normalisation normalisation,
    @Nullable Axes axes) {

  private static final int LARGEST = 1 << 24;

  /** What a model takes. */
  public enum Kind {
    /** Samples. */
    WAVEFORM,
    /** Bins of a spectrum, frame by frame. */
    SPECTROGRAM,
    /** Mel bands, frame by frame. */
    MEL
  }

  /** Refuses parts that the kind has no use for, and missing ones. */
  public FrontEnd {
    boolean waveform = kind == Kind.WAVEFORM;
    Rule.check(
        waveform == (stft == null) && waveform == (axes == null),
        "transform and axes belong to kinds spectrogram and mel",
        "kind",
        kind);
    Rule.check((kind == Kind.MEL) == (mel != null), "mel bands belong to kind mel", "kind", kind);
    Rule.check(
        !waveform || log.kind() == Log.Kind.NONE,
        "a waveform has no logarithm",
        "log.kind",
        log.kind());
  }

  /** Samples as they are. */
  public static FrontEnd waveform(Normalisation normalisation) {
    return new FrontEnd(Kind.WAVEFORM, null, null, Log.NONE, normalisation, null);
  }

  /**
   * The shape of one window's features, without the batch; throws where the window holds no frame.
   */
  public int[] shape(int windowSamples) {
    if (stft == null || axes == null) {
      return new int[] {windowSamples};
    }
    return axes.shape(stft.frames(windowSamples), mel == null ? stft.bins() : mel.nMels());
  }

  /** Refuses windows and rates that this front end cannot take. */
  public void check(int sampleRate, int windowSamples) {
    long size = 1;
    for (int length : shape(windowSamples)) {
      size *= length;
    }
    Rule.check(
        size <= LARGEST,
        "a window's features must be at most " + LARGEST + " numbers",
        "features",
        size);
    Rule.check(
        mel == null || mel.fMaxHz() <= sampleRate / 2.0,
        "fMaxHz must be at most half the sample rate",
        "fMaxHz",
        mel == null ? 0 : mel.fMaxHz(),
        "sampleRate",
        sampleRate);
  }
}
