package dev.earmark.topology.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Origin;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.Tail;
import dev.earmark.topology.deadletter.RecordRefusedException;
import dev.earmark.topology.deadletter.Stage;
import org.jspecify.annotations.Nullable;

/**
 * How far a recording was heard, and which chunks are beyond its reach: a pure function of its
 * chunks in the order of the log, from wherever it begins.
 */
final class Reach {
  private final Origin origin;
  private final RecordingRules rules;
  private Extent heard;
  private @Nullable FarChunk far;

  /** Begins where the recording was heard as far as {@code heard}. */
  Reach(Origin origin, RecordingRules rules, Extent heard) {
    this.origin = origin;
    this.rules = rules;
    this.heard = heard;
  }

  /** Returns how far it was heard. */
  Extent heard() {
    return heard;
  }

  /** Notes that a chunk at {@code place} of the log was taken. */
  void note(Chunk chunk, Place place) {
    if (chunk.endSample() > heard.toSample()) {
      far = null;
    }
    heard = heard.with(place.timestampMs(), chunk.endSample());
  }

  /**
   * Notes that the log up to {@code nowMs} was deleted unread: the recording may have gone on at
   * the pace of life meanwhile, so it was not silent, and what comes next may lie so far ahead.
   */
  void missed(long nowMs) {
    long passedMs = Math.max(0, nowMs - heard.atMs());
    heard = heard.with(nowMs, heard.toSample() + passedMs * origin.sampleRate() / 1000);
  }

  /**
   * Refuses a chunk that begins further ahead of what was heard than a recording may be silent; but
   * when the next one that goes on lies there too, both are taken, and between is a hole.
   *
   * @return the chunk that was refused and has to be taken before this one, if there is one
   */
  @Nullable FarChunk admit(Chunk chunk, Place place) {
    return isFar(chunk) ? confirmed(chunk, place) : null;
  }

  /** One of another rate is refused for that. */
  private boolean isFar(Chunk chunk) {
    return chunk.sampleRate() == origin.sampleRate()
        && chunk.firstSample() - heard.toSample() > rules.idleSamples(chunk.sampleRate());
  }

  /** One longer than what may wait behind a hole is not kept, so it is refused for good. */
  private FarChunk confirmed(Chunk chunk, Place place) {
    FarChunk first = far;
    if (first == null || !first.agrees(chunk, rules.idleSamples(chunk.sampleRate()))) {
      keep(chunk, place);
      throw misplaced(chunk);
    }
    far = null;
    return first;
  }

  private void keep(Chunk chunk, Place place) {
    if (chunk.samples().length <= rules.limits().maxPendingSamples(chunk.sampleRate())) {
      far = new FarChunk(chunk, place, heard);
    }
  }

  private RecordRefusedException misplaced(Chunk chunk) {
    return new RecordRefusedException(
        Stage.WINDOW,
        "chunk must begin at most recording.idle after what was heard, or the next must follow it there: recording.idle=%s, heard to=%d, firstSample=%d"
            .formatted(rules.idle(), heard.toSample(), chunk.firstSample()));
  }

  /** Returns the part of the log that begins at {@code offset}, before which nothing more came. */
  Tail tail(long offset) {
    return new Tail(offset, heard);
  }

  /** Returns where the log is needed from: a chunk that was refused is, while it may be taken. */
  Tail need(Tail first) {
    return far != null && far.place().offset() < first.offset() ? far.tail() : first;
  }
}
