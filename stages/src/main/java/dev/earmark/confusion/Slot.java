package dev.earmark.confusion;

/**
 * A predicted window whose truth may still come.
 *
 * @param window its index in the recording
 * @param period start, in µs, of the period to which it belongs
 * @param predicted position of the predicted label
 * @param heard how many of its samples are audio
 */
record Slot(long window, long period, int predicted, int heard) {

  /** Returns the same of a window further on. */
  Slot further(int windows) {
    return new Slot(window + windows, period, predicted, heard);
  }

  /** Returns the same with another prediction. */
  Slot as(int label) {
    return new Slot(window, period, label, heard);
  }
}
