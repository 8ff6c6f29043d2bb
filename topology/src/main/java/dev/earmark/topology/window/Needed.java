package dev.earmark.topology.window;

import dev.earmark.topology.chunk.Extent;
import dev.earmark.topology.chunk.Tail;
import java.util.TreeMap;

/** Which records of the log hold the samples that a recording's next windows are made of. */
final class Needed {
  private record Piece(Extent heard, long endSample) {}

  private final TreeMap<Long, Piece> pieces = new TreeMap<>();

  /** Adds the record where {@code tail} begins, whose samples end before {@code endSample}. */
  void add(Tail tail, long endSample) {
    pieces.put(tail.offset(), new Piece(tail.heard(), endSample));
  }

  /** Lets go of what lies before {@code sample}, at the recording's own rate. */
  void dropBefore(long sample) {
    while (!pieces.isEmpty() && pieces.firstEntry().getValue().endSample() <= sample) {
      pieces.pollFirstEntry();
    }
  }

  int size() {
    return pieces.size();
  }

  /** Returns where the first record that is needed lies, or {@code otherwise} if none is. */
  Tail first(Tail otherwise) {
    return pieces.isEmpty()
        ? otherwise
        : new Tail(pieces.firstKey(), pieces.firstEntry().getValue().heard());
  }
}
