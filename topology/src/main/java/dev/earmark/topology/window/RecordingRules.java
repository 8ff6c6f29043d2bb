package dev.earmark.topology.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.chunk.Origin;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.topology.chunk.Tail;
import dev.earmark.topology.model.Panel;
import dev.earmark.topology.model.Seats;
import dev.earmark.window.CutLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How recordings are cut.
 *
 * @param seats which models hear which device, and so on which grids it is cut
 * @param limits how long they may be uncertain
 * @param idle how long they may be silent
 * @param checkpointAge how old a checkpoint must be to be kept beside the newest one
 */
record RecordingRules(Seats seats, CutLimits limits, Duration idle, Duration checkpointAge) {

  /** Returns the recording that {@code heard} at {@code place} is the first chunk of. */
  Recording begin(HeardChunk heard, Place place) {
    Chunk chunk = heard.chunk();
    var origin =
        new Origin(chunk.firstSample(), chunk.sampleRate(), heard.startedAtMicros(), place);
    var tail = new Tail(place.offset(), origin.nothingHeard());
    var checkpoint = new Checkpoint(Marks.NONE, tail, place.offset(), origin.nothingHeard());
    return goOn(heard.key(), origin, checkpoint);
  }

  /** Returns the recording that goes on at a checkpoint of its cursor. */
  Recording resume(RecordingKey key, Cursor cursor, Checkpoint checkpoint) {
    return goOn(key, cursor.origin(), checkpoint);
  }

  /** A grid that the checkpoint does not know begins where the others are. */
  private Recording goOn(RecordingKey key, Origin origin, Checkpoint checkpoint) {
    List<Lane> lanes = new ArrayList<>();
    for (Panel panel : seats.panels(key.device())) {
      long next = checkpoint.next().of(panel.grid(), origin.sampleRate());
      long window = Math.max(next, firstWindow(panel, origin));
      var mark = new Marks.Mark(panel.grid(), window, checkpoint.next().skipped(panel.grid()));
      lanes.add(new Lane(panel, limits, mark, origin.sampleRate()));
    }
    return new Recording(key, origin, this, new RecordingStart(lanes, checkpoint));
  }

  /**
   * Returns the first window of a recording: that of sample 0, unless its first chunk lies further
   * on than a recording may be silent; then the first of that time before the chunk.
   */
  private long firstWindow(Panel panel, Origin origin) {
    long from = Math.max(0, origin.firstSample() - idleSamples(origin.sampleRate()));
    return Marks.firstAtOrAfter(panel.grid(), from, origin.sampleRate());
  }

  /** Returns how many samples a recording may be silent for. */
  long idleSamples(int sampleRate) {
    return idle.toMillis() * sampleRate / 1000;
  }
}
