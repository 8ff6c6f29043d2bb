package dev.earmark.topology.window;

import dev.earmark.topology.chunk.ChunkDecoder;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.state.Commits;
import dev.earmark.window.CutLimits;
import java.time.Duration;

/**
 * What {@code cut-windows} works with.
 *
 * @param seats which models hear which device
 * @param settings how recordings are followed
 * @param counts where it counts
 * @param tails opens the log to be read again
 * @param decoder of what is read again
 * @param commits how offsets are committed
 */
public record CutTools(
    Seats seats,
    TopologySettings settings,
    TopologyCounts counts,
    TailReader.Factory tails,
    ChunkDecoder decoder,
    Commits commits) {

  /** Returns the name of the topic that is cut. */
  String topic() {
    return settings.topics().chunks();
  }

  /** Returns how many of the last windows may have been waiting for their batch. */
  int sayAgain() {
    return settings.scoring().batchMax() - 1;
  }

  /** Returns how each recording is cut. */
  RecordingRules rules() {
    RecordingSettings recording = settings.recording();
    var limits = new CutLimits(seconds(recording.gapWait()), seconds(recording.maxPending()));
    return new RecordingRules(seats, limits, recording.idle(), commits.checkpointAge());
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
