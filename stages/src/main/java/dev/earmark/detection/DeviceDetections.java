package dev.earmark.detection;

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

  /** Where the latest of the recordings began that are forgotten. */
  long forgotten = -1;

  /** A recording's detector, and where in the log it began. */
  record Heard(long began, Detector detector) {}

  /** A device of which nothing was heard so far; its windows are at {@code sampleRate}. */
  public DeviceDetections(DetectionRule rule, int sampleRate) {
    this.rule = rule;
    this.sampleRate = sampleRate;
  }

  /**
   * Takes the next window of a recording; returns false for one that was taken before.
   *
   * @param began position in the log of the recording's first record
   */
  public boolean accept(
      String recording, long began, ScoredWindow window, Consumer<DetectionChange> changes) {
    var known = recordings.get(recording);
    if (known == null ? began <= forgotten : began < known.began()) {
      return false;
    }
    if (known == null || known.began() < began) {
      known = new Heard(began, new Detector(rule, sampleRate));
      recordings.put(recording, known);
    }
    boolean taken = known.detector().accept(window, changes);
    forgetEarliest();
    return taken;
  }

  /** The recording is over; returns false if it was known to be. */
  public boolean end(String recording, long began, Consumer<DetectionChange> changes) {
    var known = recordings.get(recording);
    if (known == null || known.began() != began) {
      return false;
    }
    known.detector().end(changes);
    recordings.remove(recording);
    forgotten = Math.max(forgotten, began);
    return true;
  }

  private void forgetEarliest() {
    if (recordings.size() > MAX_RECORDINGS) {
      var earliest = recordings.entrySet().iterator().next();
      recordings.remove(earliest.getKey());
      forgotten = Math.max(forgotten, earliest.getValue().began());
    }
  }
}
