package dev.earmark.spectrogram;

import org.jspecify.annotations.Nullable;

/** A window of which the end is padding, with the clip repeated there instead. */
final class ClipFiller {

  private final float[] filled;

  private ClipFiller(int windowSamples) {
    filled = new float[windowSamples];
  }

  /** Null where zeros follow a clip, which a window has already. */
  static @Nullable ClipFiller of(Samples samples, int windowSamples) {
    return samples.filling() == Samples.Filling.REPEAT ? new ClipFiller(windowSamples) : null;
  }

  /** Returns the window as it is where nothing is padded, else one array, the same every time. */
  float[] apply(float[] window, int padding) {
    int heard = window.length - padding;
    if (padding <= 0 || heard <= 0) {
      return window;
    }
    for (int from = 0; from < filled.length; from += heard) {
      System.arraycopy(window, 0, filled, from, Math.min(heard, filled.length - from));
    }
    return filled;
  }
}
