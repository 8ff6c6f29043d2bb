package dev.earmark.topology.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.Tail;

/**
 * A chunk further ahead of what was heard than a recording may be silent: refused as misplaced,
 * unless the recording goes on there.
 *
 * @param heard how far the recording was heard when it came
 */
record FarChunk(Chunk chunk, Place place, Extent heard) {

  /** Returns where it lies in the log. */
  Tail tail() {
    return new Tail(place.offset(), heard);
  }

  /** Returns whether {@code other} lies at most {@code samples} from it and says more than it. */
  boolean agrees(Chunk other, long samples) {
    boolean near =
        other.firstSample() - chunk.endSample() <= samples
            && chunk.firstSample() - other.endSample() <= samples;
    boolean copy =
        other.firstSample() >= chunk.firstSample() && other.endSample() <= chunk.endSample();
    return near && !copy;
  }
}
