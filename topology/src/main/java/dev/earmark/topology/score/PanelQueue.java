package dev.earmark.topology.score;

import dev.earmark.prediction.Heard;
import dev.earmark.spectrogram.SharedFrontEnds;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.Leg;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.model.Panel;
import dev.earmark.topology.model.Seat;
import dev.earmark.topology.settings.ScoringSettings;
import dev.earmark.topology.window.Completion;
import dev.earmark.topology.window.Lane;
import dev.earmark.topology.window.LaneWindow;
import dev.earmark.topology.window.Recording;
import dev.earmark.window.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The windows that wait for one panel, whose models score them together. */
final class PanelQueue implements AutoCloseable {
  private final SharedFrontEnds frontEnds;
  private final List<SeatScoring> seats = new ArrayList<>();
  private final ScoringSettings settings;
  private final TopologyCounts counts;
  private final Overload overload;
  private List<Waiting> waiting = new ArrayList<>();
  private long oldestWallMs;

  /**
   * A window that waits for its batch.
   *
   * @param completion what completed it; null where no chunk did
   * @param skipped how many before it were passed over because of overload; known when it is scored
   */
  record Waiting(
      Recording recording,
      LaneWindow laneWindow,
      long timestampMs,
      @Nullable Completion completion,
      long skipped) {
    /** One of which it is not known yet whether any before it are passed over. */
    Waiting(
        Recording recording,
        LaneWindow laneWindow,
        long timestampMs,
        @Nullable Completion completion) {
      this(recording, laneWindow, timestampMs, completion, 0);
    }

    /** Returns it as one before which so many windows were passed over. */
    Waiting after(long windows) {
      return windows == skipped
          ? this
          : new Waiting(recording, laneWindow, timestampMs, completion, windows);
    }

    Window window() {
      return laneWindow.window();
    }
  }

  /** What becomes of a window by each of the models, in their order. */
  interface Out {
    /** Takes what a version of a model has heard. */
    void heard(Waiting window, Classifier by, Heard heard);

    /** Takes why a version of a model has no scores. */
    void refused(Waiting window, Classifier by, String reason);
  }

  PanelQueue(Panel panel, ScoringSettings settings, TopologyCounts counts, Overload overload) {
    this.settings = settings;
    this.counts = counts;
    this.overload = overload;
    frontEnds = new SharedFrontEnds(settings.batchMax());
    panel.seats().forEach(this::open);
  }

  /** Opens a scorer; where that fails, those that were opened are closed. */
  private void open(Seat seat) {
    try {
      seats.add(new SeatScoring(seat, settings.batchMax(), frontEnds));
    } catch (RuntimeException unopened) {
      close();
      throw unopened;
    }
  }

  void add(Waiting window, long wallMs) {
    if (waiting.isEmpty()) {
      oldestWallMs = wallMs;
    }
    waiting.add(window);
    counts.add(Count.WINDOWS);
  }

  boolean isFull() {
    return waiting.size() >= settings.batchMax();
  }

  /** Lets go of versions that have lost their seats, though nothing is to be scored. */
  void follow() {
    seats.forEach(SeatScoring::follow);
  }

  /** Returns whether any has waited since {@code wallMs}. */
  boolean waitsSince(long wallMs) {
    return !waiting.isEmpty() && oldestWallMs <= wallMs;
  }

  /** Has every model score what waits, and returns what does not wait any more. */
  List<Waiting> flush(Out out) {
    List<Waiting> windows = waiting;
    waiting = new ArrayList<>();
    List<Waiting> due = due(windows);
    try {
      seats.forEach(seat -> score(seat, due, out));
    } catch (RuntimeException broken) {
      counts.add(Count.WINDOWS_LEFT, due.size());
      throw broken;
    }
    frontEnds.forget();
    windows.forEach(window -> window.laneWindow().lane().scored(window.window()));
    counts.add(Count.WINDOWS_SCORED, due.size());
    return windows;
  }

  /** Returns those that are to be scored: enough of them was heard, and there is time. */
  private List<Waiting> due(List<Waiting> windows) {
    List<Waiting> due = new ArrayList<>(windows.size());
    for (Waiting one : windows) {
      Lane lane = one.laneWindow().lane();
      counts.observer().covered(one.window().received());
      if (one.window().received() < settings.minCoverage()) {
        counts.add(Count.WINDOWS_NOT_COVERED);
      } else if (overload.admits(one.window().index())) {
        due.add(one.after(lane.takeSkipped()));
      } else {
        lane.skip();
      }
    }
    return due;
  }

  private void score(SeatScoring seat, List<Waiting> due, Out out) {
    if (due.isEmpty()) {
      return;
    }
    counts.add(Count.BATCHES);
    counts.observer().batch(due.size());
    Classifier version = seat.follow();
    long began = System.nanoTime();
    Scoring.Result result = seat.score(due.stream().map(Waiting::window).toList());
    long spectrograms = began + result.spectrogramNanos();
    long scored = System.nanoTime();
    due.stream()
        .filter(one -> result.heard().containsKey(one.window()))
        .forEach(one -> time(one, spectrograms, scored));
    due.forEach(one -> say(one, seat.seat(), new Scored(version, result), out));
  }

  /** What a version of a model has made of some windows. */
  private record Scored(Classifier by, Scoring.Result result) {}

  private static void say(Waiting one, Seat seat, Scored scored, Out out) {
    Lane lane = one.laneWindow().lane();
    Heard heard = scored.result().heard().get(one.window());
    String reason = scored.result().refused().get(one.window());
    if (heard != null) {
      out.heard(one.after(lane.say(seat, one.skipped())), scored.by(), heard);
    } else if (reason != null) {
      lane.leaveUnsaid(seat, one.skipped());
      out.refused(one, scored.by(), reason);
    }
  }

  private void time(Waiting one, long spectrograms, long scored) {
    Completion by = one.completion();
    if (by != null && by.isNew()) {
      counts.observer().took(Leg.SPECTROGRAM, spectrograms - by.atNanos());
      counts.observer().took(Leg.SCORE, scored - spectrograms);
    }
  }

  @Override
  public void close() {
    counts.add(Count.WINDOWS_LEFT, waiting.size());
    waiting = new ArrayList<>();
    seats.forEach(SeatScoring::close);
  }
}
