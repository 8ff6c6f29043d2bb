package dev.earmark.window;

import dev.earmark.chunk.Chunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A recording as it may come within the promise: in chunks of any sizes, with copies, overlaps and
 * holes, in any order that {@code gapWait} allows.
 *
 * @param sampleRate samples per second (Hz)
 * @param gapWait samples for which a hole has to be waited for, so that no chunk is late
 * @param chunks in the order in which they come
 */
record InTime(int sampleRate, long gapWait, List<Chunk> chunks) {
  private static final int MAX_CHUNKS = 60;
  private static final int CHUNK_SECONDS = 10;

  /** What a device captured. */
  interface Source {
    /** Returns samples from a position on; another version has other samples there. */
    float[] samples(int first, int count, int version);
  }

  /** Returns where the recording ends: at its first word of the end, else where it is heard to. */
  int end() {
    long end = 0;
    for (Chunk chunk : chunks) {
      end = chunk.samples().length > 0 || chunk.last() ? Math.max(end, chunk.endSample()) : end;
      if (chunk.last()) {
        break;
      }
    }
    return (int) end;
  }

  /** Returns the same recording with all positions further on. */
  List<Chunk> movedBy(long origin) {
    return chunks.stream()
        .map(
            chunk ->
                new Chunk(origin + chunk.firstSample(), sampleRate, chunk.samples(), chunk.last()))
        .toList();
  }

  CutLimits limits() {
    return new CutLimits(gapWait / (double) sampleRate, 86_400);
  }

  /** Returns a number in {@code [1, max]}, any order of magnitude as likely. */
  static int anySize(Random random, int max) {
    return (int) Math.min(max, Math.exp(random.nextDouble() * Math.log(max + 1.0)));
  }

  /** Makes recordings of up to {@code maxSamples} samples and holes of up to as many. */
  static final class Maker {
    private final Random random;
    private final int sampleRate;
    private final Source source;
    private final List<Chunk> sent = new ArrayList<>();
    private int lead;
    private int maxSamples;
    private int at;

    Maker(Random random, int sampleRate, Source source) {
      this.random = random;
      this.sampleRate = sampleRate;
      this.source = source;
    }

    /** Makes one of which nothing is heard before {@code lead}, now and then longer. */
    InTime make(int lead, int maxSamples) {
      this.lead = lead;
      this.maxSamples = maxSamples;
      at = lead + hole(4);
      int end = at + anySize(random, maxSamples);
      int typical = anySize(random, CHUNK_SECONDS * sampleRate);
      while (at < end && sent.size() < MAX_CHUNKS) {
        capture(Math.min(end - at, anySize(random, typical)));
      }
      sayTheEnd();
      return arrange();
    }

    private int hole(int oneIn) {
      return random.nextInt(oneIn) == 0 ? anySize(random, maxSamples) : 0;
    }

    private void capture(int count) {
      at += sent.isEmpty() ? 0 : hole(12);
      send(at, count, 0);
      if (random.nextInt(8) == 0) {
        send(at, count, random.nextInt(2));
      }
      if (random.nextInt(8) == 0) {
        int back = Math.min(at - lead, anySize(random, 2 * count));
        send(at - back, anySize(random, back + count), random.nextInt(3));
      }
      at += count;
    }

    private void send(int first, int count, int version) {
      sent.add(new Chunk(first, sampleRate, source.samples(first, count, version), false));
    }

    /** Never, with the last sample, behind a hole, early, or twice. */
    private void sayTheEnd() {
      switch (random.nextInt(5)) {
        case 0 -> sayLast(sent.size() - 1);
        case 1 -> sent.add(new Chunk(at + hole(2), sampleRate, new float[0], true));
        case 2 -> sayLast(random.nextInt(sent.size()));
        case 3 -> {
          sayLast(sent.size() - 1);
          sent.add(sent.get(sent.size() - 1));
        }
        default -> {}
      }
    }

    private void sayLast(int index) {
      Chunk chunk = sent.get(index);
      sent.set(index, new Chunk(chunk.firstSample(), sampleRate, chunk.samples(), true));
    }

    /** Each comes up to a delay after its last sample; waiting so long and a chunk is enough. */
    private InTime arrange() {
      int delay = random.nextInt(3) == 0 ? 0 : anySize(random, 2 * maxSamples);
      record Arrival(long at, Chunk chunk) {}
      List<Chunk> chunks =
          sent.stream()
              .map(chunk -> new Arrival(chunk.endSample() + random.nextInt(delay + 1), chunk))
              .sorted(Comparator.comparingLong(Arrival::at))
              .map(Arrival::chunk)
              .toList();
      int longest = sent.stream().mapToInt(chunk -> chunk.samples().length).max().orElse(0);
      return new InTime(sampleRate, (long) delay + longest + hole(2), chunks);
    }
  }
}
