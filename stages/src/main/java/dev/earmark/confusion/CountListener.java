package dev.earmark.confusion;

/** Is told of every change of a device's counts. */
public interface CountListener {
  /** The period of windows that count in the total only. */
  long TOTAL_ONLY = Long.MIN_VALUE;

  /**
   * Windows were counted, or with negative {@code windows} taken back.
   *
   * @param period start, in µs, of the period they belong to, or {@link #TOTAL_ONLY}
   * @param truth position of their truth
   * @param predicted position of their prediction
   * @param windows how many
   */
  void counted(long period, int truth, int predicted, long windows);

  /** A period, which starts at {@code period} µs, is closed with these counts. */
  default void closed(long period, ConfusionMatrix counts) {}
}
