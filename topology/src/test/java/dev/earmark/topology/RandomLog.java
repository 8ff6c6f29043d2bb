package dev.earmark.topology;

import dev.earmark.AudioChunk;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Makes logs of a few devices whose chunks come in any sizes, empty, twice, swapped, late, lost, at
 * another rate, and after stalls.
 */
final class RandomLog {
  private record Sent(String device, AudioChunk chunk, long atMs) {}

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
      if (random.nextInt(40) == 0) {
        sent.add(new Sent(device, atAnotherRate(chunk), atMs + random.nextInt(600)));
      }
    }
    return atMs;
  }

  private static AudioChunk atAnotherRate(AudioChunk chunk) {
    return AudioChunk.newBuilder(chunk).setSampleRate(2 * TestLog.RATE).build();
  }

  private List<AudioChunk> chunks(String device, String recording) {
    List<AudioChunk> chunks = new ArrayList<>();
    long length = 300L + random.nextInt(9_000);
    boolean ends = random.nextInt(4) != 0;
    long at = random.nextInt(5) == 0 ? random.nextInt(500) : 0;
    while (at < length) {
      long to = Math.min(length, at + 1 + random.nextInt(500));
      chunks.add(TestLog.chunk(device, recording, new TestLog.Span(at, to, ends && to == length)));
      at = to;
    }
    if (!ends && random.nextInt(2) == 0) {
      chunks.add(TestLog.chunk(device, recording, new TestLog.Span(length, length, true)));
    }
    return chunks;
  }

  private void swap(List<AudioChunk> chunks) {
    for (int i = 1; i < chunks.size(); i++) {
      if (random.nextInt(10) == 0) {
        Collections.swap(chunks, i, i - 1);
      }
    }
  }
}
