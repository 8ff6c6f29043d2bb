package dev.earmark.detection;

/**
 * Scores of one window that smoothing still needs.
 *
 * @param start first sample of the window
 * @param scores of the detectable labels, in sixteen bits: 65535 is 1
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves its detector
record Frame(long start, int[] scores) {
  static final int ONE = 65_535;
}
