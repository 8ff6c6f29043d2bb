package dev.earmark.window;

import dev.earmark.chunk.Chunk;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Recordings as they may arrive: cut anyhow, then damaged by a list of edits. */
final class Feeds {
  enum Kind {
    DROP,
    REPEAT,
    MOVE,
    EARLY,
    REACH_BACK,
    CONTRADICT,
    LAST,
    EMPTY_LAST,
    HOLE
  }

  record Edit(Kind kind, int at, int amount) {}

  /** A recording's chunks in the order in which they come. */
  record Feed(int sampleRate, List<Integer> sizes, List<Edit> edits, boolean end) {
    List<Chunk> chunks() {
      List<Chunk> chunks = new ArrayList<>();
      int position = 0;
      for (int size : sizes) {
        chunks.add(chunk(position, size, 0));
        position += size;
      }
      edits.forEach(edit -> apply(edit, chunks));
      return chunks;
    }

    int capacity() {
      return (int) chunks().stream().mapToLong(Chunk::endSample).max().orElse(0) + 1;
    }

    private Chunk chunk(long first, int size, int version) {
      float[] samples = new float[size];
      for (int i = 0; i < size; i++) {
        samples[i] = value(first + i, version);
      }
      return new Chunk(first, sampleRate, samples, false);
    }

    private void apply(Edit edit, List<Chunk> chunks) {
      if (chunks.isEmpty()) {
        return;
      }
      int at = edit.at() % chunks.size();
      Chunk chunk = chunks.get(at);
      int later = Math.min(chunks.size() - 1, at + 1 + edit.amount() % 8);
      switch (edit.kind()) {
        case DROP -> chunks.remove(at);
        case REPEAT -> chunks.add(later, chunk);
        case MOVE -> chunks.add(later, chunks.remove(at));
        case EARLY -> chunks.add(at - Math.min(at, edit.amount() % 8), chunks.remove(at));
        case REACH_BACK -> chunks.set(at, reachBack(chunk, edit.amount(), 0));
        case CONTRADICT -> chunks.set(at, reachBack(chunk, edit.amount(), 1));
        case LAST -> chunks.set(at, last(chunk));
        case EMPTY_LAST -> chunks.add(later, last(chunk(chunk.endSample(), 0, 0)));
        case HOLE -> chunks.subList(at, chunks.size()).replaceAll(c -> moved(c, edit.amount()));
      }
    }

    private Chunk reachBack(Chunk chunk, int amount, int version) {
      long first = Math.max(0, chunk.firstSample() - amount);
      return chunk(first, (int) (chunk.endSample() - first), version);
    }

    private static Chunk last(Chunk chunk) {
      return new Chunk(chunk.firstSample(), chunk.sampleRate(), chunk.samples(), true);
    }

    private static Chunk moved(Chunk chunk, int amount) {
      long first = chunk.firstSample() + 10L * amount;
      return new Chunk(first, chunk.sampleRate(), chunk.samples(), chunk.last());
    }
  }

  private Feeds() {}

  /** A sample that is never zero and differs from its neighbours and from its other versions. */
  static float value(long position, int version) {
    long mixed = (position * 2 + version + 1) * 0x9E3779B97F4A7C15L;
    return ((mixed >>> 40) + 1) / (float) (1 << 25);
  }

  static Arbitrary<Feed> feeds() {
    Arbitrary<Integer> rates = Arbitraries.of(1000, 2000, 3000, 1102, 999 + 8, 16000);
    Arbitrary<List<Integer>> sizes =
        Arbitraries.integers().between(1, 400).list().ofMinSize(0).ofMaxSize(30);
    Arbitrary<List<Edit>> edits =
        Combinators.combine(
                Arbitraries.of(Kind.class),
                Arbitraries.integers().between(0, 40),
                Arbitraries.integers().between(1, 400))
            .as(Edit::new)
            .list()
            .ofMaxSize(8);
    return Combinators.combine(rates, sizes, edits, Arbitraries.of(true, true, false))
        .as(Feed::new);
  }

  static Arbitrary<WindowGrid> grids() {
    return Combinators.combine(
            Arbitraries.of(1000, 2000, 1600),
            Arbitraries.integers().between(1, 300),
            Arbitraries.integers().between(1, 500))
        .as(WindowGrid::new);
  }

  static Arbitrary<CutLimits> limits() {
    return Combinators.combine(
            Arbitraries.of(0.0, 0.1, 0.5, 2.0, 60.0), Arbitraries.of(0.0, 0.3, 1.0, 60.0))
        .as(CutLimits::new);
  }
}
