package dev.earmark.topology;

import dev.earmark.spectrogram.SharedFrontEnds;
import dev.earmark.window.Window;
import java.util.List;

/** One task's scorer of a seat. */
final class SeatScoring implements AutoCloseable {
  private final Classifier version;
  private final Scoring scoring;

  SeatScoring(Seat seat, int batchMax, SharedFrontEnds frontEnds) {
    version = seat.current();
    scoring = new Scoring(version.scorers().open(batchMax, frontEnds));
  }

  /** Returns the version of the model that scores the next windows. */
  Classifier version() {
    return version;
  }

  Scoring.Result score(List<Window> windows) {
    return scoring.score(version.card(), windows);
  }

  @Override
  public void close() {
    scoring.close();
  }
}
