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
 * @param idle how long they may be silent
 * @param checkpointAge how old a checkpoint must be to be kept beside the newest one
 */
record RecordingGrid(WindowGrid windows, CutLimits limits, Duration idle, Duration checkpointAge) {

  /** Returns the recording that {@code heard} at {@code place} is the first chunk of. */
  Recording begin(HeardChunk heard, Place place) {
    Chunk chunk = heard.chunk();
    var origin =
        new Origin(chunk.firstSample(), chunk.sampleRate(), heard.startedAtMicros(), place);
    long window = firstWindow(origin);
    var tail = new Tail(place.offset(), origin.nothingHeard());
    var checkpoint = new Checkpoint(start(window), tail, place.offset(), origin.nothingHeard());
    return new Recording(heard.key(), origin, this, new Recording.Start(window, checkpoint));
  }

  /** Returns the recording that goes on at a checkpoint of its cursor. */
  Recording resume(RecordingKey key, Cursor cursor, Checkpoint checkpoint) {
    long next = firstAtOrAfter(checkpoint.nextSample(), cursor.modelRate());
    long window = Math.max(next, firstWindow(cursor.origin()));
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
   * Returns the first window of a recording: that of sample 0, unless its first chunk lies further
   * on than a recording may be silent; then the first of that time before the chunk.
   */
  private long firstWindow(Origin origin) {
    long from = Math.max(0, origin.firstSample() - idleSamples(origin.sampleRate()));
    return firstAtOrAfter(from, origin.sampleRate());
  }

  /** Returns how many samples a recording may be silent for. */
  long idleSamples(int sampleRate) {
    return idle.toMillis() * sampleRate / 1000;
  }

  /** Returns the first sample of a window, at the model's rate. */
  long start(long window) {
    return window * windows.hop();
  }

  private static long ceilDiv(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
