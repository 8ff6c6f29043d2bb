package dev.earmark.spectrogram;

/** What becomes of a window's frames. */
public enum Pool {
  /** They stay. */
  NONE,
  /** Each bin's mean over them. */
  MEAN,
  /** The bins' means over them, followed by the bins' population standard deviations. */
  MEAN_STD
}
