package dev.earmark.app.command;

import dev.earmark.app.Plural;
import dev.earmark.app.file.ScoredWindow;
import dev.earmark.app.terminal.ConfusionTable;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import java.nio.file.Path;
import java.util.Locale;

/** Prints a line a window for a person, then the confusion where truths are known. */
final class ReadableScores implements ScoreOutput {
  private final Terminal terminal;
  private final ModelCard card;

  ReadableScores(Terminal terminal, ModelCard card) {
    this.terminal = terminal;
    this.card = card;
  }

  @Override
  public void window(Path file, ScoredWindow window) {
    Heard heard = window.heard();
    double rate = card.sampleRate();
    println(
        "%s  %8.2f s .. %8.2f s  %-12s %.3f",
        file,
        heard.window().startSample() / rate,
        heard.window().endSample() / rate,
        heard.label(),
        heard.confidence());
  }

  @Override
  public void end(ScoreTotals totals) {
    println(
        "%s, %s, by %s",
        Plural.of(totals.files(), "file"), Plural.of(totals.windows(), "window"), card.id());
    ConfusionMatrix matrix = totals.matrix();
    if (matrix.windows() > 0) {
      terminal.out().println();
      new ConfusionTable(matrix.labels(), matrix.counts(), terminal.colours())
          .lines()
          .forEach(terminal.out()::println);
      println(
          "%naccuracy %.2f %% of %s",
          100 * matrix.accuracy(), Plural.of(matrix.windows(), "window"));
    }
  }

  private void println(String format, Object... values) {
    terminal.out().println(String.format(Locale.ROOT, format, values));
  }
}
