package dev.earmark.topology.score;

import dev.earmark.spectrogram.SharedFrontEnds;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.Seat;
import dev.earmark.window.Window;
import java.util.List;

/** One task's scorer of a seat, which follows when another version takes the seat. */
final class SeatScoring implements AutoCloseable {
  private final Seat seat;
  private final int batchMax;
  private final SharedFrontEnds frontEnds;
  private Seat.Opened opened;
  private Scoring scoring;

  SeatScoring(Seat seat, int batchMax, SharedFrontEnds frontEnds) {
    this.seat = seat;
    this.batchMax = batchMax;
    this.frontEnds = frontEnds;
    opened = seat.open(batchMax, frontEnds);
    scoring = new Scoring(opened.scorer());
  }

  Seat seat() {
    return seat;
  }

  /** Goes over to the version that has the seat now, and returns it. */
  Classifier follow() {
    if (!opened.version().equals(seat.current())) {
      scoring.close();
      opened = seat.open(batchMax, frontEnds);
      scoring = new Scoring(opened.scorer());
    }
    return opened.version();
  }

  /** Has the version that it follows score windows. */
  Scoring.Result score(List<Window> windows) {
    return scoring.score(opened.version().card(), windows);
  }

  @Override
  public void close() {
    scoring.close();
  }
}
