package dev.earmark.app.bring;

import java.awt.Color;

/** Matplotlib's viridis, between nine of its colours: dark is little, bright is much. */
final class ColourMap {
  private static final int[] ANCHORS = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  private ColourMap() {}

  /** The colour of a share from 0 to 1. */
  static int of(double share) {
    double place = Math.max(0, Math.min(1, share)) * (ANCHORS.length - 1);
    int below = Math.min(ANCHORS.length - 2, (int) place);
    Color from = new Color(ANCHORS[below]);
    Color to = new Color(ANCHORS[below + 1]);
    double far = place - below;
    return new Color(
            between(from.getRed(), to.getRed(), far),
            between(from.getGreen(), to.getGreen(), far),
            between(from.getBlue(), to.getBlue(), far))
        .getRGB();
  }

  private static int between(int from, int to, double far) {
    return (int) Math.round(from + (to - from) * far);
  }
}
