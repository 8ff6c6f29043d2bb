package dev.earmark.detection;

import dev.earmark.state.Began;
import dev.earmark.state.ForgottenRecordings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The detectors of one device's recordings, so that a window said again after a crash changes
 * nothing, also when its recording is long over.
 *
 * <p>A recording is forgotten when it ends; of those that just stop the {@value #MAX_RECORDINGS}
 * latest are remembered. {@link DeviceDetectionsCodec} writes the state down.
 */
public final class DeviceDetections {
  static final int MAX_RECORDINGS = 64;
  final DetectionRule rule;
  final int sampleRate;
  final Map<String, Heard> recordings = new LinkedHashMap<>();

  /** Recordings that were heard and forgotten. */
  final ForgottenRecordings forgotten = new ForgottenRecordings();

  /** What was said lately. */
  final SaidChanges said = new SaidChanges();

  private final SaidAge saidAge;

  /** When anything was last heard of it, in ms since 1970 by the clock of the log. */
  long touchedMs;

  /** A recording's detector, and where in the log it began. */
  record Heard(Began began, Detector detector) {}

  /** A device of which nothing was heard so far; its windows are at {@code sampleRate}. */
  public DeviceDetections(DetectionRule rule, int sampleRate) {
    this(rule, sampleRate, SaidAge.NEVER_AGAIN);
  }

  /** As above, where what survives of this may be ahead of what was published. */
  public DeviceDetections(DetectionRule rule, int sampleRate, SaidAge saidAge) {
    this.rule = rule;
    this.sampleRate = sampleRate;
    this.saidAge = saidAge;
  }

  /**
   * Takes the next window of a recording; returns false for one that was taken before, of which
   * only what it said lately is said again.
   *
   * @param began where in the log the recording began
   */
  public boolean accept(
      String recording, Began began, ScoredWindow window, Consumer<DetectionChange> changes) {
    var cause = new SaidChanges.Cause(recording, began, window.index());
    var known = recordings.get(recording);
    if (known == null ? forgotten.covers(recording, began) : began.isBefore(known.began())) {
      sayAgain(cause, changes);
      return false;
    }
    if (known == null || began.isAfter(known.began())) {
      known = new Heard(began, new Detector(rule, sampleRate));
      recordings.put(recording, known);
    }
    boolean taken = known.detector().accept(window, noting(cause, changes));
    if (!taken) {
      sayAgain(cause, changes);
    }
    forgetEarliest();
    return taken;
  }

  /** The recording is over; returns false if it was known to be. */
  public boolean end(String recording, Began began, Consumer<DetectionChange> changes) {
    var cause = new SaidChanges.Cause(recording, began, SaidChanges.END);
    var known = recordings.get(recording);
    if (known == null || began.isAfter(known.began()) || began.isBefore(known.began())) {
      sayAgain(cause, changes);
      return false;
    }
    known.detector().end(noting(cause, changes));
    recordings.remove(recording);
    forgotten.add(recording, began);
    return true;
  }

  private void sayAgain(SaidChanges.Cause cause, Consumer<DetectionChange> changes) {
    said.forget(saidAge);
    said.again(cause, changes);
  }

  private Consumer<DetectionChange> noting(
      SaidChanges.Cause cause, Consumer<DetectionChange> changes) {
    return change -> {
      said.add(cause, change, saidAge);
      changes.accept(change);
    };
  }

  /** Notes when something was heard of it, in ms since 1970 by the clock of the log. */
  public void touch(long atMs) {
    touchedMs = Math.max(touchedMs, atMs);
  }

  private void forgetEarliest() {
    if (recordings.size() > MAX_RECORDINGS) {
      var earliest = recordings.entrySet().iterator().next();
      recordings.remove(earliest.getKey());
      forgotten.add(earliest.getKey(), earliest.getValue().began());
    }
  }
}
