package dev.earmark.topology.metrics;

import java.util.Locale;

/** The legs of the way from a device to a prediction, each from where the one before ends. */
public enum Leg {
  /** From the capture of a chunk's last sample, by the device's clock, to the log. */
  BROKER,
  /** From a chunk's arrival in the log to the windows that it completes. */
  WINDOW,
  /** From a window that is complete to its spectrogram: also the wait for its batch. */
  SPECTROGRAM,
  /** From the spectrogram to the scores of all of the batch. */
  SCORE,
  /** From the scores to the end of the transaction, or the commit, that holds the prediction. */
  COMMIT;

  /** Returns the word that metrics use for it, such as {@code broker}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
