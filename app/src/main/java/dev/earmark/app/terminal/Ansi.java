package dev.earmark.app.terminal;

/** The few escape sequences that Earmark uses. */
final class Ansi {
  static final String RESET = "\u001b[0m";
  static final String CLEAR_TO_END_OF_LINE = "\u001b[K";

  private Ansi() {}

  /** Returns the sequence that moves the cursor up, nothing for no lines. */
  static String up(int lines) {
    return lines > 0 ? "\u001b[" + lines + "A" : "";
  }

  /** Returns text on a background of the 6×6×6 colour cube, each part 0..5. */
  static String onCube(int red, int green, int blue, String text) {
    return "\u001b[48;5;" + (16 + 36 * red + 6 * green + blue) + "m" + text + RESET;
  }
}
