package dev.earmark.spectrogram;

/** What a front end asks of a window. */
final class WindowLength {

  private WindowLength() {}

  static void check(float[] window, int padding, int windowSamples) {
    if (window.length != windowSamples) {
      throw new IllegalArgumentException(
          "a window must have " + windowSamples + " samples: samples=" + window.length);
    }
    if (padding < 0 || padding > windowSamples) {
      throw new IllegalArgumentException(
          "padding must be in 0.." + windowSamples + ": padding=" + padding);
    }
  }
}
