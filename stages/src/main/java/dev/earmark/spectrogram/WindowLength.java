package dev.earmark.spectrogram;

/** The one thing that a front end asks of a window. */
final class WindowLength {

  private WindowLength() {}

  static void check(float[] window, int windowSamples) {
    if (window.length != windowSamples) {
      throw new IllegalArgumentException(
          "a window must have " + windowSamples + " samples: samples=" + window.length);
    }
  }
}
