package dev.earmark.window;

import dev.earmark.chunk.Chunk;
import dev.earmark.chunk.SampleSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the samples of one recording in order: the first copy of a sample wins, and a hole is given
 * up when audio behind it has waited long enough.
 *
 * <p>Every decision depends only on the positions of the chunks that came, in their order. A hole
 * is given up if and only if some chunk behind it came when the recording had been heard {@code
 * gapWait} less far than now, or more than {@code maxPending} samples wait behind it. So what is
 * decided about a hole does not depend on anything before it, and a timeline that starts later
 * decides the same.
 */
final class Timeline {
  /** Something behind a hole, and how far the recording had been heard when it came. */
  private record Waiting(long start, long heardTo) {}

  private final long origin;
  private final long gapWait;
  private final long maxPending;
  private final SampleSink out;
  private final TreeMap<Long, Piece> pending = new TreeMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Gaps gaps = new Gaps();

  /** Everything before is decided. */
  private long head;

  private long heardTo;
  private long end = Long.MAX_VALUE;
  private long pendingSamples;
  private long samples;
  private long repeated;
  private long late;

  /** Samples before {@code origin} are ignored. */
  Timeline(long origin, long gapWait, long maxPending, SampleSink out) {
    this.origin = origin;
    this.gapWait = gapWait;
    this.maxPending = maxPending;
    this.out = out;
    head = origin;
    heardTo = origin;
  }

  void accept(Chunk chunk) {
    if (chunk.samples().length > 0) {
      place(chunk);
      drain();
    }
    if (chunk.last() && end == Long.MAX_VALUE) {
      end = Math.max(heardTo, chunk.endSample());
    }
    giveUpLongAwaited();
    giveUpOverflowing();
  }

  /** Gives up every hole before the end of what was heard. */
  void end() {
    decideUpTo(end == Long.MAX_VALUE ? heardTo : end);
    end = head;
  }

  /** Returns whether all up to the recording's last sample is decided. */
  boolean complete() {
    return head >= end;
  }

  /** Returns the position before which everything is decided. */
  long head() {
    return head;
  }

  /** Returns how many chunks are noted as waiting. */
  int waiting() {
    return waiting.size();
  }

  CutCounts counts() {
    return new CutCounts(samples, repeated, gaps.samples(), late, gaps.count());
  }

  private void place(Chunk chunk) {
    long from = Math.max(chunk.firstSample(), origin);
    long to = Math.min(chunk.endSample(), end);
    late += Math.max(0, chunk.endSample() - Math.max(from, end));
    countDecided(from, Math.min(to, head));
    if (from < to) { // what lies behind the end is no audio that a hole has waited for
      heardTo = Math.max(heardTo, to);
    }
    for (long at = Math.max(from, head); at < to; ) {
      at = placeFrom(chunk, at, to);
    }
  }

  private void countDecided(long from, long to) {
    if (from < to) {
      long inGaps = gaps.overlap(from, to);
      late += inGaps;
      repeated += to - from - inGaps;
    }
  }

  /** Places or drops the samples from {@code at} on up to the next border; returns that. */
  private long placeFrom(Chunk chunk, long at, long to) {
    Map.Entry<Long, Piece> before = pending.floorEntry(at);
    if (before != null && before.getValue().end() > at) {
      long border = Math.min(to, before.getValue().end());
      repeated += border - at;
      return border;
    }
    Long after = pending.higherKey(at);
    long border = after == null ? to : Math.min(to, after);
    put(new Piece(chunk, at, border));
    return border;
  }

  private void put(Piece piece) {
    samples += piece.count();
    if (piece.start() == head) {
      head = piece.end();
      piece.copyTo(out);
    } else {
      pending.put(piece.start(), piece.compact());
      pendingSamples += piece.count();
      waiting.add(new Waiting(piece.start(), heardTo));
      forgetDecided();
    }
  }

  private void forgetDecided() {
    if (waiting.size() > 2 * pending.size() + 16) {
      waiting.removeIf(each -> each.start() < head);
    }
  }

  /** Hands on what follows the head without a hole. */
  private void drain() {
    while (!pending.isEmpty() && pending.firstKey() == head) {
      Piece piece = pending.pollFirstEntry().getValue();
      pendingSamples -= piece.count();
      head = piece.end();
      piece.copyTo(out);
    }
    if (pending.isEmpty()) {
      waiting.clear();
    }
  }

  private void giveUpLongAwaited() {
    while (!waiting.isEmpty() && heardTo - waiting.getFirst().heardTo() >= gapWait) {
      decideUpTo(waiting.removeFirst().start());
    }
  }

  private void giveUpOverflowing() {
    while (pendingSamples > maxPending) {
      decideUpTo(pending.firstKey());
    }
  }

  /** Fills the holes before a position, and hands on what then follows. */
  private void decideUpTo(long position) {
    while (head < position) {
      long holeEnd = pending.isEmpty() ? position : Math.min(position, pending.firstKey());
      gaps.add(head, holeEnd);
      long hole = holeEnd - head;
      head = holeEnd;
      out.zeros(hole);
      drain();
    }
  }
}
