package dev.earmark.topology;

import dev.earmark.AudioChunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Makes logs of a few devices whose chunks come in any sizes, empty, twice, swapped, late, lost, at
 * another rate, far from where they belong, after long holes, and after stalls.
 */
final class RandomLog {
  private record Sent(String device, AudioChunk chunk, long atMs) {}

  /** Samples beyond {@code recording.idle} of those who hear such a log. */
  private static final int FAR = 13_000;

  private final Random random;
  private final List<Sent> sent = new ArrayList<>();

  private RandomLog(long seed) {
    random = new Random(seed);
  }

  static TestLog of(long seed) {
    return new RandomLog(seed).log();
  }

  private TestLog log() {
    for (int device = 0; device < 3; device++) {
      long atMs = random.nextInt(300);
      for (int recording = 0; recording <= random.nextInt(2); recording++) {
        atMs = record("d" + device, "r" + recording, atMs) + random.nextInt(500);
      }
    }
    sent.sort(Comparator.comparingLong(Sent::atMs));
    var log = new TestLog();
    sent.forEach(one -> log.append(one.device(), one.chunk(), one.atMs()));
    return log;
  }

  private long record(String device, String recording, long from) {
    List<AudioChunk> chunks = chunks(device, recording);
    swap(chunks);
    long atMs = from;
    boolean stalls = random.nextInt(3) == 0;
    for (AudioChunk chunk : chunks) {
      atMs +=
          1 + random.nextInt(40) + (stalls && random.nextInt(8) == 0 ? random.nextInt(1_700) : 0);
      if (random.nextInt(40) != 0) {
        sent.add(new Sent(device, chunk, atMs));
      }
      if (random.nextInt(10) == 0) {
        sent.add(new Sent(device, chunk, atMs + random.nextInt(600)));
      }
      sendOthers(device, chunk, atMs);
    }
    return atMs;
  }

  /** Now and then sends what has to be refused, or would have to if nothing agreed with it. */
  private void sendOthers(String device, AudioChunk chunk, long atMs) {
    if (random.nextInt(40) == 0) {
      sent.add(new Sent(device, atAnotherRate(chunk), atMs + random.nextInt(600)));
    }
    if (random.nextInt(30) == 0) {
      for (int copies = random.nextInt(3); copies >= 0; copies--) {
        sent.add(new Sent(device, misplaced(chunk), atMs + random.nextInt(60)));
      }
    }
  }

  private static AudioChunk misplaced(AudioChunk chunk) {
    return AudioChunk.newBuilder(chunk).setFirstSample(chunk.getFirstSample() + FAR).build();
  }

  private static AudioChunk atAnotherRate(AudioChunk chunk) {
    return AudioChunk.newBuilder(chunk).setSampleRate(2 * TestLog.RATE).build();
  }

  private List<AudioChunk> chunks(String device, String recording) {
    List<AudioChunk> chunks = new ArrayList<>();
    long at = firstSample();
    long length = at + 300L + random.nextInt(9_000);
    boolean ends = random.nextInt(4) != 0;
    long hole = random.nextInt(4) == 0 ? FAR + random.nextInt(2 * FAR) : 0;
    long holeAt = at + random.nextInt(9_000);
    length += hole;
    while (at < length) {
      if (hole > 0 && at >= holeAt) {
        at += hole;
        length = Math.max(length, at + 1);
        hole = 0;
      }
      long to = Math.min(length, at + 1 + random.nextInt(500));
      chunks.add(TestLog.chunk(device, recording, new TestLog.Span(at, to, ends && to == length)));
      at = to;
    }
    if (!ends && random.nextInt(2) == 0) {
      chunks.add(TestLog.chunk(device, recording, new TestLog.Span(length, length, true)));
    }
    return chunks;
  }

  private long firstSample() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> random.nextInt(500);
      case 2 -> FAR + random.nextInt(FAR);
      default -> 0;
    };
  }

  private void swap(List<AudioChunk> chunks) {
    for (int i = 1; i < chunks.size(); i++) {
      if (random.nextInt(10) == 0) {
        Collections.swap(chunks, i, i - 1);
      }
    }
  }
}
