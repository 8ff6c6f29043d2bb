package dev.earmark.app.command;

import dev.earmark.app.file.ScoredWindow;
import java.nio.file.Path;

/** How scores are printed. */
interface ScoreOutput {
  /** Prints one window. */
  void window(Path file, ScoredWindow window);

  /** Prints what is true of all. */
  void end(ScoreTotals totals);
}
