package dev.earmark.topology;

import java.util.ArrayDeque;

/** Which records of the log hold the samples that a recording's next windows are made of. */
final class Needed {
  private record Piece(long offset, long endSample) {}

  private final ArrayDeque<Piece> pieces = new ArrayDeque<>();

  /** Adds the record at {@code offset}, whose samples end before {@code endSample}. */
  void add(long offset, long endSample) {
    pieces.addLast(new Piece(offset, endSample));
  }

  /** Lets go of what lies before {@code sample}, at the recording's own rate. */
  void dropBefore(long sample) {
    while (!pieces.isEmpty() && pieces.getFirst().endSample() <= sample) {
      pieces.removeFirst();
    }
  }

  int size() {
    return pieces.size();
  }

  /** Returns the offset of the first record that is needed, or {@code otherwise} if none is. */
  long first(long otherwise) {
    return pieces.isEmpty() ? otherwise : pieces.getFirst().offset();
  }
}
