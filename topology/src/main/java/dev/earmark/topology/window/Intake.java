package dev.earmark.topology.window;

import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Seats;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a task's chunks, each into the recording that it is of, and hands on what that completes.
 */
final class Intake {
  private final TopologyCounts counts;
  private final Seats seats;
  private final Cursors cursors;
  private final OpenRecordings open;
  private final WindowSender sender;
  private final UnheardDevices unheard;

  Intake(CutTools tools, Cursors cursors, OpenRecordings open, WindowSender sender) {
    this.counts = tools.counts();
    this.seats = tools.seats();
    this.cursors = cursors;
    this.open = open;
    this.sender = sender;
    this.unheard = new UnheardDevices(counts);
  }

  /** Returns the recording that took it: none if nobody hears the device, or it comes too late. */
  @Nullable Recording take(HeardChunk heard, Place place, long wallMs) {
    if (!seats.hear(heard.key().device())) {
      unheard.accept(heard.key().device());
      return null;
    }
    Extent ended = open.ended(heard.key());
    if (ended != null) {
      late(heard, ended);
      return null;
    }
    Recording recording = open.find(heard.key());
    Recording by =
        recording == null ? begin(heard, place, wallMs) : goOn(recording, heard, place, wallMs);
    makeRoom();
    return by;
  }

  /** After a restart with a lower bound there may be many too many. */
  private void makeRoom() {
    for (Recording over = open.surplus(); over != null; over = open.surplus()) {
      open.endAsIdle(over, sender::sendSurplus);
    }
  }

  private void late(HeardChunk heard, Extent ended) {
    heard.checkWithin(ended);
    counts.add(Count.CHUNKS_LATE);
    counts.add(Count.SAMPLES_LATE, heard.chunk().samples().length);
  }

  /** Begins a recording; its cursor is written at once, so that its first chunk is found again. */
  private Recording begin(HeardChunk heard, Place place, long wallMs) {
    Recording recording = open.begin(heard, place);
    List<LaneWindow> windows = accept(recording, heard, place);
    counts.add(Count.RECORDINGS_BEGUN);
    cursors.put(heard.key(), recording.firstCursor(place.offset()));
    cut(recording, windows, wallMs);
    return recording;
  }

  private Recording goOn(Recording recording, HeardChunk heard, Place place, long wallMs) {
    List<LaneWindow> windows = accept(recording, heard, place);
    recording.captured().clock(heard);
    cut(recording, windows, wallMs);
    return recording;
  }

  private List<LaneWindow> accept(Recording recording, HeardChunk heard, Place place) {
    List<LaneWindow> windows = open.accept(recording, heard.chunk(), place);
    recording.captured().came(heard);
    return windows;
  }

  private void cut(Recording recording, List<LaneWindow> windows, long wallMs) {
    recording.heardAtWall(wallMs);
    if (!windows.isEmpty() || recording.ended()) {
      sender.send(recording, windows);
    }
  }
}
