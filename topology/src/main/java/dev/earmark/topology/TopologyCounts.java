package dev.earmark.topology;

import dev.earmark.window.CutCounts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the topology has done since this process started; counted by the stream threads, read by
 * anyone.
 *
 * <p>Counts of samples are brought up to date about once a second.
 */
public final class TopologyCounts {
  final LongAdder chunks = new LongAdder();
  final LongAdder chunksUnheard = new LongAdder();
  final LongAdder windows = new LongAdder();
  final LongAdder windowsNotCovered = new LongAdder();
  final LongAdder windowsSkipped = new LongAdder();
  final LongAdder predictions = new LongAdder();
  final LongAdder modelSwaps = new LongAdder();
  final LongAdder modelsRefused = new LongAdder();
  final LongAdder modelFallbacks = new LongAdder();
  final LongAdder detections = new LongAdder();
  final LongAdder truths = new LongAdder();
  final LongAdder truthsLate = new LongAdder();
  final LongAdder truthsSurplus = new LongAdder();
  final LongAdder batches = new LongAdder();
  final LongAdder samples = new LongAdder();
  final LongAdder samplesRepeated = new LongAdder();
  final LongAdder samplesMissing = new LongAdder();
  final LongAdder samplesLate = new LongAdder();
  final LongAdder gaps = new LongAdder();
  final LongAdder recordingsBegun = new LongAdder();
  final LongAdder recordingsIdle = new LongAdder();
  final LongAdder recordingsSurplus = new LongAdder();
  final LongAdder recordingsForgotten = new LongAdder();
  final LongAdder recordsDeleted = new LongAdder();
  final LongAdder devicesTooLarge = new LongAdder();
  final LongAdder rereads = new LongAdder();
  final LongAdder rereadRecords = new LongAdder();
  final LongAdder rereadBytes = new LongAdder();
  final LongAdder rereadMs = new LongAdder();
  private final Map<DeadLetterReason, LongAdder> deadLetters =
      new EnumMap<>(DeadLetterReason.class);
  private final Drifts drifts = new Drifts();
  private final Map<Integer, AtomicLong> behindMs = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> overloadLevels = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> putAside = new ConcurrentHashMap<>();

  /** Counts from zero. */
  public TopologyCounts() {
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      deadLetters.put(reason, new LongAdder());
    }
  }

  /** Returns every count by name, in the order of the stages; they only grow. */
  public Map<String, Long> snapshot() {
    var all = new LinkedHashMap<String, Long>();
    for (Count count : Count.values()) {
      all.put(count.key(), count.of(this));
    }
    all.put("deadLetters", deadLetters());
    deadLetters.forEach((reason, count) -> all.put(name(reason), count.sum()));
    return all;
  }

  /** Returns how the devices' clocks go. */
  public Drifts drifts() {
    return drifts;
  }

  /** Returns such as {@code deadLettersTooLarge}. */
  private static String name(DeadLetterReason reason) {
    return Count.camelCase(("dead-letters-" + reason.code()).split("-", -1));
  }

  /** Counts a version of a model that has taken over from another. */
  public void modelSwapped() {
    modelSwaps.increment();
  }

  /** Counts a new file of a model that could not take over. */
  public void modelRefused() {
    modelsRefused.increment();
  }

  /** Counts a model that the processor runs because there is no card that does. */
  public void modelFellBack() {
    modelFallbacks.increment();
  }

  /** Counts a dead letter. */
  void deadLetter(DeadLetterReason reason) {
    Objects.requireNonNull(deadLetters.get(reason)).increment();
  }

  /** Returns how many dead letters there were for one reason. */
  long deadLetters(DeadLetterReason reason) {
    return Objects.requireNonNull(deadLetters.get(reason)).sum();
  }

  /** Returns how many dead letters there were, whatever the reason. */
  long deadLetters() {
    return deadLetters.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /**
   * Returns the time from a chunk's arrival in the log to its being taken, of the slowest
   * partition, in seconds.
   */
  public double secondsBehind() {
    return behindMs.values().stream().mapToLong(AtomicLong::get).max().orElse(0) / 1000.0;
  }

  void behind(int partition, long ms) {
    behindMs.computeIfAbsent(partition, key -> new AtomicLong()).set(Math.max(0, ms));
  }

  /** Returns how far {@code overload.policy} goes now where it goes furthest; 0 is not at all. */
  public int overloadLevel() {
    return overloadLevels.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  void overloadLevel(int partition, int level) {
    overloadLevels.put(partition, level);
  }

  void noLongerOwned(int partition) {
    behindMs.remove(partition);
    overloadLevels.remove(partition);
  }

  /**
   * Notes that a record never reached the processors, so that what is committed may lie beyond it.
   */
  void putAside(String topic, int partition, long offset) {
    putAside
        .computeIfAbsent(topic + '-' + partition, key -> new AtomicLong(-1))
        .accumulateAndGet(offset, Math::max);
  }

  /** Returns the furthest offset that {@link #putAside} was told, or -1. */
  long putAside(String topic, int partition) {
    AtomicLong offset = putAside.get(topic + '-' + partition);
    return offset == null ? -1 : offset.get();
  }

  void add(CutCounts counts) {
    samples.add(counts.samples());
    samplesRepeated.add(counts.repeatedSamples());
    samplesMissing.add(counts.gapSamples());
    samplesLate.add(counts.lateSamples());
    gaps.add(counts.gaps());
  }
}
