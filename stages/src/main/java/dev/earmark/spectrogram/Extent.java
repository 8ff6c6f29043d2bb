package dev.earmark.spectrogram;

/**
 * How far one window's features reach; they lie channel by channel, frame by frame, bin by bin.
 *
 * @param channels outermost
 * @param frames of a channel
 * @param bins of a frame, side by side
 */
record Extent(int channels, int frames, int bins) {

  /** How many numbers there are. */
  int size() {
    return Math.multiplyExact(Math.multiplyExact(channels, frames), bins);
  }
}
