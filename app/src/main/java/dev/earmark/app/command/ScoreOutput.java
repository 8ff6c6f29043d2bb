package dev.earmark.app.command;

import dev.earmark.prediction.Heard;
import java.nio.file.Path;

/** How scores are printed. */
interface ScoreOutput {
  /** Prints one window. */
  void window(Path file, Heard heard);

  /** Prints what is true of all. */
  void end(ScoreTotals totals);
}
