package dev.earmark.app.terminal;

/** A bar that shows a level between −60 and 0 dBFS. */
public final class LevelMeter {
  private static final double FLOOR_DBFS = -60;

  private LevelMeter() {}

  /**
   * Returns {@code width} characters, filled from the left in proportion to the level; empty for
   * silence and NaN.
   */
  public static String bar(double dbfs, int width) {
    double share = Math.max(0, Math.min(1, 1 - dbfs / FLOOR_DBFS));
    int filled = (int) Math.round(share * width);
    return "█".repeat(filled) + "·".repeat(width - filled);
  }
}
