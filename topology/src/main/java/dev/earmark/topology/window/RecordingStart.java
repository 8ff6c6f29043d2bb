package dev.earmark.topology.window;

import java.util.List;

/**
 * How a recording begins, or goes on.
 *
 * @param lanes one for each grid, at least one, at the windows that they go on with
 * @param checkpoint what of it is known to be published
 */
record RecordingStart(List<Lane> lanes, Checkpoint checkpoint) {
  /** Returns the checkpoint with the windows of other marks. */
  Checkpoint at(Marks marks) {
    return new Checkpoint(marks, checkpoint.need(), checkpoint.at(), checkpoint.heard());
  }
}
