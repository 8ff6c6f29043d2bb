package dev.earmark.app.terminal;

import java.util.List;

/** Lines that are drawn again in place on a terminal, and printed now and then elsewhere. */
public final class LivePanel {
  private static final long PLAIN_EVERY_NANOS = 5_000_000_000L;

  private final Terminal terminal;
  private int drawn;
  private long plainAt = Long.MIN_VALUE;

  public LivePanel(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows the lines at a time of {@link System#nanoTime}. */
  public void show(List<String> lines, long nanoTime) {
    if (terminal.redraws()) {
      redraw(lines);
    } else if (plainAt == Long.MIN_VALUE || nanoTime - plainAt >= PLAIN_EVERY_NANOS) {
      plainAt = nanoTime;
      lines.forEach(terminal.out()::println);
    }
  }

  /** Shows the lines as they stay, whenever that is. */
  public void showLast(List<String> lines) {
    if (terminal.redraws()) {
      redraw(lines);
    } else {
      lines.forEach(terminal.out()::println);
    }
  }

  private void redraw(List<String> lines) {
    StringBuilder text = new StringBuilder(Ansi.up(drawn));
    lines.forEach(
        line -> text.append('\r').append(line).append(Ansi.CLEAR_TO_END_OF_LINE).append('\n'));
    terminal.out().print(text);
    terminal.out().flush();
    drawn = lines.size();
  }
}
