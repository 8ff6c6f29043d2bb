package dev.earmark.app.file;

import dev.earmark.client.audio.LabelTrack;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.confusion.TruthSpan;
import dev.earmark.confusion.TruthSpans;
import dev.earmark.window.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What is really heard in the windows of one file. */
@FunctionalInterface
public interface FileTruth {
  /**
   * Returns the truth of samples {@code [start, end)} at the model's rate, as a position among the
   * matrix's labels; empty where it is not known.
   *
   * @param coverage share of them that was heard
   */
  Optional<Integer> of(long start, long end, double coverage);

  /** Returns the truth of a window. */
  default Optional<Integer> of(Window window) {
    return of(window.startSample(), window.endSample(), window.coverage());
  }

  /** Nothing is known. */
  FileTruth NONE = (start, end, coverage) -> Optional.empty();

  /** The whole file is what its folder's name says. */
  static FileTruth folder(Path file, MatrixLabels labels) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    String name = folder == null ? "" : String.valueOf(folder.getFileName());
    return (start, end, coverage) -> Optional.of(labels.positionOf(name));
  }

  /** What the label track beside the file says; unknown where there is none. */
  static FileTruth track(Path file, MatrixLabels labels, Rates rates) throws IOException {
    Optional<Path> beside = LabelTrack.beside(file);
    return beside.isEmpty() ? NONE : track(LabelTrack.read(beside.get()), labels, rates);
  }

  /** What a label track says. */
  static FileTruth track(LabelTrack track, MatrixLabels labels, Rates rates) {
    TruthSpans spans = new TruthSpans(labels);
    for (LabelTrack.Label label : track.labels()) {
      span(label, labels, rates).ifPresent(spans::add);
    }
    return (start, end, coverage) ->
        Optional.of(spans.labelOf(start, end, Math.round(coverage * (end - start))));
  }

  private static Optional<TruthSpan> span(
      LabelTrack.Label label, MatrixLabels labels, Rates rates) {
    long from = rates.atModel(label.fromSample(rates.file()));
    long to = rates.atModel(label.toSample(rates.file()));
    return to > from
        ? Optional.of(new TruthSpan(from, to, labels.positionOf(label.text()), 0))
        : Optional.empty();
  }

  /** Sample rates of a file and of the model that hears it, in Hz. */
  record Rates(int file, int model) {
    long atModel(long sample) {
      return TruthSpan.at(sample, file, model);
    }
  }
}
