package dev.earmark.topology;

import dev.earmark.chunk.Chunk;
import dev.earmark.window.CutLimits;
import dev.earmark.window.WindowGrid;
import java.time.Duration;

/**
 * How recordings are cut.
 *
 * @param windows which windows they have
 * @param limits how long they may be uncertain
 * @param checkpointAge how old a checkpoint must be to be kept beside the newest one
 */
record RecordingGrid(WindowGrid windows, CutLimits limits, Duration checkpointAge) {

  /**
   * Returns the recording that {@code heard} at {@code place} is the first chunk of.
   *
   * @param idle how long it may be silent
   */
  Recording begin(HeardChunk heard, Place place, Duration idle) {
    Chunk chunk = heard.chunk();
    var origin = new Origin(chunk.sampleRate(), heard.startedAtMicros(), place);
    long window = firstWindow(chunk, idle);
    var extent = new Extent(place.timestampMs(), chunk.endSample());
    var checkpoint = new Checkpoint(start(window), place.offset(), place.offset(), extent);
    return new Recording(heard.key(), origin, this, new Recording.Start(window, checkpoint));
  }

  /** Returns the recording that goes on at a checkpoint of its cursor. */
  Recording resume(RecordingKey key, Cursor cursor, Checkpoint checkpoint) {
    long window = firstAtOrAfter(checkpoint.nextSample(), cursor.modelRate());
    return new Recording(key, cursor.origin(), this, new Recording.Start(window, checkpoint));
  }

  /** Returns the first window that begins at or after a sample at {@code rate}. */
  long firstAtOrAfter(long sample, int rate) {
    long seconds = sample / rate;
    long rest = sample % rate;
    long modelRate = windows.sampleRate();
    return ceilDiv(seconds * modelRate + ceilDiv(rest * modelRate, rate), windows.hop());
  }

  /**
   * Returns the first window of a recording: that of sample 0, unless the first chunk that was
   * heard lies further on than a recording may be silent.
   */
  long firstWindow(Chunk first, Duration idle) {
    boolean near = first.firstSample() <= idle.toMillis() * first.sampleRate() / 1000;
    return near ? 0 : firstAtOrAfter(first.firstSample(), first.sampleRate());
  }

  /** Returns the first sample of a window, at the model's rate. */
  long start(long window) {
    return window * windows.hop();
  }

  private static long ceilDiv(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
