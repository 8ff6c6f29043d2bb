package dev.earmark.spectrogram;

import dev.earmark.rule.Rule;

/** What a front end asks of a window. */
final class WindowLength {

  private WindowLength() {}

  static void check(float[] window, int padding, int windowSamples) {
    if (window.length != windowSamples) {
      throw new IllegalArgumentException(
          "a window must have " + windowSamples + " samples: samples=" + window.length);
    }
    Rule.within("padding", padding, 0, windowSamples);
  }
}
