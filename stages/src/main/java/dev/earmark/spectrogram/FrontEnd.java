package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything between a window's samples and a model's input, as its card says it, in this order.
 *
 * @param kind what the model takes
 * @param samples what becomes of the samples
 * @param stft the transform; null for a waveform
 * @param mel the bands; null unless the kind is {@code MEL} or {@code MFCC}
 * @param log the logarithm of each bin
 * @param pcen what takes the logarithm's place; null for none
 * @param dct the coefficients; null unless the kind is {@code MFCC}
 * @param image what becomes of frames and bins
 * @param normalisation the last step
 * @param axes the order of the tensor; null for batch, samples, where the kind is {@code WAVEFORM}
 */
public record FrontEnd(
    Kind kind,
    Samples samples,
    @Nullable Stft stft,
    @Nullable MelBands mel,
    Log log,
    @Nullable Pcen pcen,
    @Nullable Dct dct,
    Image image,
    Normalisation normalisation,
    @Nullable Axes axes) {

  private static final int LARGEST = 1 << 24;
  private static final Axes SAMPLES = new Axes("NT");

  /** What a model takes. */
  public enum Kind {
    /** Samples. */
    WAVEFORM,
    /** Bins of a spectrum, frame by frame. */
    SPECTROGRAM,
    /** Real and imaginary parts of a spectrum's bins, frame by frame, as two channels. */
    COMPLEX,
    /** Mel bands, frame by frame. */
    MEL,
    /** Cepstral coefficients, frame by frame. */
    MFCC;

    boolean mel() {
      return this == MEL || this == MFCC;
    }

    boolean leveled() {
      return this == SPECTROGRAM || mel();
    }
  }

  /** Refuses parts that the kind has no use for, and missing ones. */
  public FrontEnd {
    var parts = new FrontEndParts(kind);
    parts.checkTransform(stft, axes);
    parts.checkMel(mel, dct);
    parts.checkLevels(log, pcen);
    parts.checkImage(image);
  }

  /** A front end of the plain parts alone. */
  public FrontEnd(
      Kind kind,
      @Nullable Stft stft,
      @Nullable MelBands mel,
      Log log,
      Normalisation normalisation,
      @Nullable Axes axes) {
    this(kind, Samples.PLAIN, stft, mel, log, null, null, Image.PLAIN, normalisation, axes);
  }

  /** Samples as they are. */
  public static FrontEnd waveform(Normalisation normalisation) {
    return new FrontEnd(Kind.WAVEFORM, null, null, Log.NONE, normalisation, null);
  }

  /** The transform, where there is one. */
  Stft transform() {
    if (stft == null) {
      throw new IllegalArgumentException("a waveform has no frames");
    }
    return stft;
  }

  /** The order of the tensor. */
  Axes order() {
    return axes == null ? SAMPLES : axes;
  }

  /** What is kept of a frame's row; coefficients are cropped later. */
  Crop rowCrop() {
    return dct == null ? image.crop() : Crop.NONE;
  }

  /** How far the rows of a window's frames reach; throws where it has none. */
  Extent rows(int windowSamples) {
    Stft stft = transform();
    int frames = image.crop().frames(stft.frames(windowSamples));
    int bins = rowCrop().bins(mel == null ? stft.bins() : mel.nMels());
    return new Extent(stft.complex() ? 2 : 1, frames, bins);
  }

  private Extent extent(int windowSamples) {
    if (stft == null) {
      return new Extent(1, windowSamples, 1);
    }
    Extent rows = rows(windowSamples);
    return image.extent(
        dct == null ? rows : new Extent(1, rows.frames(), image.crop().bins(dct.nMfcc())));
  }

  /** The shape of one window's features, without the batch; throws where it holds no frame. */
  public int[] shape(int windowSamples) {
    return order().shape(extent(windowSamples));
  }

  /** The shapes as above in every order of axes that can hold one window's features. */
  public Map<String, int[]> shapes(int windowSamples) {
    Extent extent = extent(windowSamples);
    var shapes = new LinkedHashMap<String, int[]>();
    Axes.holding(extent, stft != null)
        .forEach(axes -> shapes.put(axes.order(), axes.shape(extent)));
    return shapes;
  }

  /** Refuses windows and rates that this front end cannot take. */
  public void check(int sampleRate, int windowSamples) {
    Extent extent = extent(windowSamples);
    checkSize(extent);
    if (stft != null) {
      checkSize(rows(windowSamples));
    }
    order().check(extent);
    normalisation.check(extent.bins());
    Rule.check(
        mel == null || mel.fMaxHz() <= sampleRate / 2.0,
        "fMaxHz must be at most half the sample rate",
        "fMaxHz",
        mel == null ? 0 : mel.fMaxHz(),
        "sampleRate",
        sampleRate);
  }

  private static void checkSize(Extent extent) {
    long size = (long) extent.channels() * extent.frames() * extent.bins();
    Rule.check(
        size <= LARGEST,
        "a window's features must be at most " + LARGEST + " numbers",
        "features",
        size);
  }
}
