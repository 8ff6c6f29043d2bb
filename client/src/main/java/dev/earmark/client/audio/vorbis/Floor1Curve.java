package dev.earmark.client.audio.vorbis;

/**
 * Straight lines between turning points, drawn in whole numbers (section 7.2.4, step 2).
 *
 * @param x ascending, from 0
 * @param y 0 to 255, steps of 140/256 dB up to full scale
 */
@SuppressWarnings("ArrayRecordComponent") // nothing compares curves
record Floor1Curve(int[] x, int[] y) implements Floor.Curve {
  /** The factors of heights 0 to 255: the table of section 10.1, with the decibel of section 6. */
  private static final float[] FACTORS = factors();

  private static float[] factors() {
    float[] factors = new float[256];
    for (int height = 0; height < factors.length; height++) {
      factors[height] = (float) Math.exp(.11512925 * (height - 255) * 140 / 256);
    }
    return factors;
  }

  @Override
  public void multiply(float[] spectrum, int n) {
    int last = x.length - 1;
    for (int i = 0; i < last && x[i] < n; i++) {
      line(spectrum, n, i);
    }
    for (int i = x[last]; i < n; i++) {
      spectrum[i] *= FACTORS[y[last]];
    }
  }

  /** Multiplies with the line from one point up to the next: {@code render_line}, section 9.2.7. */
  private void line(float[] spectrum, int n, int from) {
    int run = x[from + 1] - x[from];
    int rise = y[from + 1] - y[from];
    int step = rise / run;
    int longer = step + (rise < 0 ? -1 : 1);
    int rest = Math.abs(rise) - Math.abs(step) * run;
    int error = 0;
    int height = y[from];
    int end = Math.min(n, x[from + 1]);
    for (int i = x[from]; i < end; i++) {
      spectrum[i] *= FACTORS[height];
      error += rest;
      boolean over = error >= run;
      height += over ? longer : step;
      error -= over ? run : 0;
    }
  }
}
