package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/**
 * The part of the features that a model takes.
 *
 * @param fromBin the first bin, band or coefficient
 * @param toBin the one after the last; 0 for all
 * @param frames how many frames from the first on; 0 for all
 */
public record Crop(int fromBin, int toBin, int frames) {

  /** Everything. */
  public static final Crop NONE = new Crop(0, 0, 0);

  /** Refuses an empty part. */
  public Crop {
    Rule.check(
        fromBin >= 0 && (toBin == 0 || toBin > fromBin),
        "crop.toBin must be above crop.fromBin",
        "fromBin",
        fromBin,
        "toBin",
        toBin);
    Rule.check(frames >= 0, "crop.frames must not be negative", "frames", frames);
  }

  /** How many of so many bins are left; throws where there are fewer. */
  int bins(int bins) {
    Rule.check(
        toBin <= bins && fromBin < bins,
        "crop must lie within the bins",
        "fromBin",
        fromBin,
        "toBin",
        toBin,
        "bins",
        bins);
    return (toBin == 0 ? bins : toBin) - fromBin;
  }

  /** How many of so many frames are left; throws where there are fewer. */
  int frames(int all) {
    Rule.check(
        frames <= all,
        "crop.frames must be at most what the window has",
        "crop",
        frames,
        "frames",
        all);
    return frames == 0 ? all : frames;
  }
}
