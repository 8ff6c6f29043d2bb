package dev.earmark.bench.kill;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One device: recording after recording, in chunks of 1 sample to 400 ms, some of them twice, some
 * after the one that follows.
 */
final class FeedDevice {
  private static final double LONGEST_CHUNK_SECONDS = 0.4;
  private static final int ODD_ONE_IN = 16;
  private static final long MICROS = 1_000_000;

  private final long seed;
  private final int device;
  private final Instant startedAt;
  private final SplittableRandom random;
  private final List<Take> takes = new ArrayList<>();
  private Take take;
  private byte[] pcm;
  private int at;
  private double sentSeconds;
  private @Nullable AudioChunk heldBack;

  FeedDevice(long seed, int device, Instant startedAt) {
    this.seed = seed;
    this.device = device;
    this.startedAt = startedAt;
    random = new SplittableRandom(seed ^ (device + 1L));
    take = Take.of(seed, device, 0);
    pcm = take.pcm();
  }

  /** Returns the recordings that have begun, the present one last. */
  List<Take> takes() {
    return takes;
  }

  /** Returns how much audio has been sent, in seconds. */
  double sentSeconds() {
    return sentSeconds;
  }

  /** Returns whether the next chunk begins a recording. */
  boolean between() {
    return at == 0;
  }

  Take take() {
    return take;
  }

  /** Returns what is sent next: mostly one chunk. */
  List<AudioChunk> next() {
    if (between()) {
      takes.add(take);
    }
    AudioChunk chunk = cut();
    List<AudioChunk> all = new ArrayList<>();
    boolean last = chunk.getLast();
    if (heldBack == null && !last && oneIn(ODD_ONE_IN)) {
      heldBack = chunk;
      return all;
    }
    all.add(chunk);
    if (heldBack != null) {
      all.add(last ? 0 : 1, heldBack);
      heldBack = null;
    }
    if (oneIn(ODD_ONE_IN)) {
      all.add(chunk);
    }
    if (last) {
      turnOver();
    }
    return all;
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private AudioChunk cut() {
    int most = (int) (LONGEST_CHUNK_SECONDS * take.sampleRate());
    int samples = Math.min(1 + random.nextInt(most), take.samples() - at);
    long heardMicros = at * MICROS / take.sampleRate();
    var chunk =
        new AudioChunk(
            take.device(),
            take.recording(),
            (long) at,
            take.sampleRate(),
            1,
            AudioEncoding.S16LE,
            startedAt.plus(heardMicros, ChronoUnit.MICROS),
            at + samples == take.samples(),
            ByteBuffer.wrap(pcm, 2 * at, 2 * samples).slice());
    at += samples;
    sentSeconds += (double) samples / take.sampleRate();
    return chunk;
  }

  private void turnOver() {
    take = Take.of(seed, device, take.number() + 1);
    pcm = take.pcm();
    at = 0;
  }
}
