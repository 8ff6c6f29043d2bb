package dev.earmark.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.SampleSink;
import java.util.Arrays;

/** The samples {@code [start, end)} of a chunk. */
record Piece(Chunk chunk, long start, long end) {
  int count() {
    return (int) (end - start);
  }

  int offset() {
    return (int) (start - chunk.firstSample());
  }

  void copyTo(SampleSink out) {
    out.samples(chunk.samples(), offset(), count());
  }

  /** A small piece must not keep a large array alive. */
  Piece compact() {
    if (2L * count() >= chunk.samples().length) {
      return this;
    }
    float[] samples = Arrays.copyOfRange(chunk.samples(), offset(), offset() + count());
    return new Piece(new Chunk(start, chunk.sampleRate(), samples, false), start, end);
  }
}
