package dev.earmark.app.bring;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Locale;

/** A rectangle of a drawing with an axis below and one to the left, whose ends have values. */
record Panel(Graphics2D graphics, int left, int top, int width, int height) {
  private static final int TICK = 5;
  private static final int TICKS = 5;
  private static final int GAP = 4;

  /** Draws the frame and ticks at round numbers from {@code from} to {@code to}, below. */
  void below(double from, double to, String name) {
    graphics.setColor(Color.BLACK);
    graphics.drawRect(left, top, width, height);
    int base = top + height;
    for (double value = first(from, to); value <= to; value += step(from, to)) {
      int x = left + (int) Math.round((value - from) / (to - from) * width);
      graphics.drawLine(x, base, x, base + TICK);
      centred(text(value, step(from, to)), x, base + TICK + line());
    }
    centred(name, left + width / 2, base + TICK + 2 * line() + GAP);
  }

  /** Draws ticks to the left, the lowest value at the bottom. */
  void beside(double from, double to, String name) {
    graphics.setColor(Color.BLACK);
    for (double value = first(from, to); value <= to; value += step(from, to)) {
      int y = top + height - (int) Math.round((value - from) / (to - from) * height);
      graphics.drawLine(left - TICK, y, left, y);
      String text = text(value, step(from, to));
      int wide = graphics.getFontMetrics().stringWidth(text);
      graphics.drawString(text, left - TICK - GAP - wide, y + line() / 3);
    }
    graphics.drawString(name, left, top - GAP);
  }

  private int line() {
    return graphics.getFontMetrics().getAscent();
  }

  private void centred(String text, int x, int y) {
    graphics.drawString(text, x - graphics.getFontMetrics().stringWidth(text) / 2, y);
  }

  private static double first(double from, double to) {
    return Math.ceil(from / step(from, to) - 1e-9) * step(from, to);
  }

  /** 1, 2 or 5 times a power of ten, so that there are about five. */
  private static double step(double from, double to) {
    double rough = (to - from) / TICKS;
    double ten = Math.pow(10, Math.floor(Math.log10(rough)));
    double share = rough / ten;
    return ten * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
  }

  private static String text(double value, double step) {
    int digits = (int) Math.max(0, Math.min(9, -Math.floor(Math.log10(step) + 1e-9)));
    return String.format(Locale.ROOT, "%,." + digits + "f", value == 0 ? 0.0 : value);
  }
}
