package dev.earmark.topology.settings;

import dev.earmark.rule.Rule;
import java.time.Duration;

/**
 * How recordings are followed.
 *
 * @param gapWait {@code gap.wait}: audio of the recording that may come while a hole before it is
 *     waited for
 * @param idle {@code recording.idle}: silence of a recording after which it has ended
 * @param remember {@code recording.remember}: time for which an ended recording is not begun again
 *     by late copies; counted from {@code recording.idle} after its last chunk, however it ended
 * @param maxPending {@code recording.max.pending}: most audio of one recording that waits behind a
 *     hole
 * @param maxRecordings {@code recordings.max}: most open recordings of one partition; beyond it the
 *     one heard longest ago ends
 */
public record RecordingSettings(
    Duration gapWait, Duration idle, Duration remember, Duration maxPending, int maxRecordings) {

  /** Checks each setting and that {@code gap.wait} fits into {@code recording.max.pending}. */
  public RecordingSettings {
    Rule.notNegative("gap.wait", gapWait);
    Rule.positive("recording.idle", idle);
    Rule.notNegative("recording.remember", remember);
    Rule.positive("recording.max.pending", maxPending);
    Rule.check(
        maxPending.compareTo(gapWait) >= 0,
        "recording.max.pending must be at least gap.wait",
        "recording.max.pending",
        maxPending,
        "gap.wait",
        gapWait);
    Rule.within("recordings.max", maxRecordings, 1, 1_000_000);
  }

  /** Returns what is used when nothing is set. */
  public static RecordingSettings defaults() {
    return new RecordingSettings(
        Duration.ofSeconds(2),
        Duration.ofMinutes(5),
        Duration.ofHours(1),
        Duration.ofSeconds(30),
        10_000);
  }

  /** Returns these settings with another {@code recording.idle}. */
  public RecordingSettings withIdle(Duration other) {
    return new RecordingSettings(gapWait, other, remember, maxPending, maxRecordings);
  }

  /** Returns these settings with another {@code gap.wait}. */
  public RecordingSettings withGapWait(Duration other) {
    return new RecordingSettings(other, idle, remember, maxPending, maxRecordings);
  }

  /** Returns these settings with another {@code recordings.max}. */
  public RecordingSettings withMaxRecordings(int other) {
    return new RecordingSettings(gapWait, idle, remember, maxPending, other);
  }
}
