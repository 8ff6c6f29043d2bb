package dev.earmark.app.command;

import dev.earmark.app.file.ScoredFile;
import dev.earmark.app.file.ScoredWindow;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.confusion.MatrixLabels;

/** What is true of all files together. */
final class ScoreTotals {
  private final MatrixLabels labels;
  private final ConfusionMatrix matrix;
  private long files;
  private long unreadable;
  private long windows;

  ScoreTotals(MatrixLabels labels) {
    this.labels = labels;
    matrix = labels.matrix();
  }

  void accept(ScoredFile file) {
    files++;
    unreadable += file.problem().isPresent() ? 1 : 0;
    windows += file.windows().size();
    file.windows().forEach(this::count);
  }

  private void count(ScoredWindow window) {
    int heard = labels.positionOf(window.heard().label());
    window.truth().ifPresent(truth -> matrix.accept(truth, heard, 1));
  }

  /** Files that were tried, readable or not. */
  long files() {
    return files;
  }

  long unreadable() {
    return unreadable;
  }

  long windows() {
    return windows;
  }

  /** Counts of the windows whose truth is known. */
  ConfusionMatrix matrix() {
    return matrix;
  }
}
