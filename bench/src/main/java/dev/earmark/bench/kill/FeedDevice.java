package dev.earmark.bench.kill;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One device: recording after recording, in chunks of 1 frame to 400 ms, some of them twice, some
 * after the one that follows, some with other samples for frames before them; now and then up to
 * three seconds are never sent.
 */
final class FeedDevice {
  private static final double LONGEST_CHUNK_SECONDS = 0.4;
  private static final double LONGEST_HOLE_SECONDS = 3;

  /** A hole is given up when two more seconds have come, and is waited for at the very end. */
  private static final double WHOLE_AT_THE_END_SECONDS = 3;

  private static final int ODD_ONE_IN = 16;
  private static final int HOLE_ONE_IN = 32;
  private static final long MICROS = 1_000_000;

  private final long seed;
  private final int device;
  private final String prefix;
  private final Instant startedAt;
  private final SplittableRandom random;
  private final List<SentTake> takes = new ArrayList<>();
  private final List<Cut> sent = new ArrayList<>();
  private Take take;
  private byte[] pcm;
  private int at;
  private double sentSeconds;
  private @Nullable Cut heldBack;

  /** Begins a device of that number, before whose name the prefix stands. */
  FeedDevice(long seed, int device, Instant startedAt, String prefix) {
    this.seed = seed;
    this.device = device;
    this.prefix = prefix;
    this.startedAt = startedAt;
    random = new SplittableRandom(seed ^ (device + 1L));
    take = take(0);
    pcm = take.pcm();
  }

  private Take take(int number) {
    var one = Take.of(seed, device, number);
    return one.named(prefix + one.device());
  }

  /** Returns the recordings that have ended. */
  List<SentTake> takes() {
    return takes;
  }

  /** Returns how much audio is over, in seconds: sent, held back or left out. */
  double sentSeconds() {
    return sentSeconds;
  }

  /** Returns whether the next chunk begins a recording. */
  boolean between() {
    return at == 0;
  }

  /** Returns the present recording, or the next one between two. */
  Take take() {
    return take;
  }

  /** Returns what is sent next: mostly one chunk. */
  List<AudioChunk> next() {
    leaveOut();
    Cut cut = cut();
    boolean last = at == take.frames();
    if (heldBack == null && !last && oneIn(ODD_ONE_IN)) {
      heldBack = cut;
      return List.of();
    }
    List<Cut> cuts = around(cut, last);
    List<AudioChunk> chunks = cuts.stream().map(this::chunk).toList();
    sent.addAll(cuts);
    if (last) {
      turnOver();
    }
    return chunks;
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  /** Now and then passes over what comes next, but not near the end. */
  private void leaveOut() {
    int end = take.frames() - (int) (WHOLE_AT_THE_END_SECONDS * take.format().sampleRate());
    if (at < end && oneIn(HOLE_ONE_IN)) {
      advance(Math.min(upTo(LONGEST_HOLE_SECONDS), end - at));
    }
  }

  private int upTo(double seconds) {
    return 1 + random.nextInt((int) (seconds * take.format().sampleRate()));
  }

  private void advance(int frames) {
    at += frames;
    sentSeconds += (double) frames / take.format().sampleRate();
  }

  private Cut cut() {
    int own = at;
    int back = oneIn(ODD_ONE_IN) ? Math.min(upTo(LONGEST_CHUNK_SECONDS), own) : 0;
    advance(Math.min(upTo(LONGEST_CHUNK_SECONDS), take.frames() - own));
    return new Cut(own - back, own, at);
  }

  /** Returns a chunk, the one that was held back for it, and maybe a copy; the last one is last. */
  private List<Cut> around(Cut cut, boolean last) {
    List<Cut> all = new ArrayList<>(List.of(cut));
    if (heldBack != null) {
      all.add(last ? 0 : 1, heldBack);
      heldBack = null;
    }
    if (oneIn(ODD_ONE_IN)) {
      all.add(cut);
    }
    return all;
  }

  private AudioChunk chunk(Cut cut) {
    var format = take.format();
    return new AudioChunk(
        take.device(),
        take.recording(),
        (long) cut.from(),
        format.sampleRate(),
        format.channels(),
        AudioEncoding.valueOf(format.encoding().name()),
        startedAt.plus(cut.from() * MICROS / format.sampleRate(), ChronoUnit.MICROS),
        cut.to() == take.frames(),
        cut.samples(take, pcm));
  }

  private void turnOver() {
    takes.add(new SentTake(take, sent));
    sent.clear();
    take = take(take.number() + 1);
    pcm = take.pcm();
    at = 0;
  }
}
