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
  final LongAdder windows = new LongAdder();
  final LongAdder windowsNotCovered = new LongAdder();
  final LongAdder predictions = new LongAdder();
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
    putAudio(all);
    putJudgements(all);
    putProcess(all);
    return all;
  }

  private void putAudio(Map<String, Long> all) {
    all.put("chunks", chunks.sum());
    all.put("samples", samples.sum());
    all.put("samplesRepeated", samplesRepeated.sum());
    all.put("samplesMissing", samplesMissing.sum());
    all.put("samplesLate", samplesLate.sum());
    all.put("gaps", gaps.sum());
    all.put("recordingsBegun", recordingsBegun.sum());
    all.put("recordingsIdle", recordingsIdle.sum());
    all.put("recordingsSurplus", recordingsSurplus.sum());
    all.put("recordingsForgotten", recordingsForgotten.sum());
    all.put("recordsDeleted", recordsDeleted.sum());
  }

  private void putJudgements(Map<String, Long> all) {
    all.put("windows", windows.sum());
    all.put("windowsNotCovered", windowsNotCovered.sum());
    all.put("batches", batches.sum());
    all.put("predictions", predictions.sum());
    all.put("detections", detections.sum());
    all.put("truths", truths.sum());
    all.put("truthsLate", truthsLate.sum());
    all.put("truthsSurplus", truthsSurplus.sum());
    all.put("devicesTooLarge", devicesTooLarge.sum());
  }

  private void putProcess(Map<String, Long> all) {
    all.put("deadLetters", deadLetters());
    deadLetters.forEach((reason, count) -> all.put(name(reason), count.sum()));
    all.put("clockJumps", drifts.jumps());
    all.put("rereads", rereads.sum());
    all.put("rereadRecords", rereadRecords.sum());
    all.put("rereadBytes", rereadBytes.sum());
    all.put("rereadMs", rereadMs.sum());
  }

  /** Returns how the devices' clocks go. */
  public Drifts drifts() {
    return drifts;
  }

  /** Returns such as {@code deadLettersTooLarge}. */
  private static String name(DeadLetterReason reason) {
    var name = new StringBuilder("deadLetters");
    for (String word : reason.code().split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }

  /** Counts a dead letter. */
  void deadLetter(DeadLetterReason reason) {
    Objects.requireNonNull(deadLetters.get(reason)).increment();
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

  void noLongerOwned(int partition) {
    behindMs.remove(partition);
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
