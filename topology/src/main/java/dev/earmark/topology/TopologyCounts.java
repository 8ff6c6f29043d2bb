package dev.earmark.topology;

import dev.earmark.window.CutCounts;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the topology has done since this process started; counted by the stream threads, read by
 * anyone.
 *
 * <p>Counts of samples are brought up to date about once a second.
 */
public final class TopologyCounts {
  final LongAdder records = new LongAdder();
  final LongAdder chunks = new LongAdder();
  final LongAdder chunksUnheard = new LongAdder();
  final LongAdder traceparentsIgnored = new LongAdder();
  final LongAdder chunksUsed = new LongAdder();
  final LongAdder chunksRepeated = new LongAdder();
  final LongAdder chunksLate = new LongAdder();
  final LongAdder chunksDead = new LongAdder();
  final LongAdder windows = new LongAdder();
  final LongAdder windowsNotCovered = new LongAdder();
  final LongAdder windowsSkipped = new LongAdder();
  final LongAdder windowsScored = new LongAdder();
  final LongAdder windowsLeft = new LongAdder();
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
  private final Accuracies accuracies = new Accuracies();
  private final Observer observer;
  private final Uncommitted uncommitted;
  private final DoubleAdder busySeconds = new DoubleAdder();
  private final Partitions partitions = new Partitions();

  /** Counts from zero. */
  public TopologyCounts() {
    this(Observer.NONE);
  }

  /** Counts from zero, and carries who is told what counts do not show. */
  public TopologyCounts(Observer observer) {
    this.observer = observer;
    uncommitted = new Uncommitted(observer);
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

  /** Returns how often models were right, as far as this process adds that up. */
  public Accuracies accuracies() {
    return accuracies;
  }

  Observer observer() {
    return observer;
  }

  Uncommitted uncommitted() {
    return uncommitted;
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

  /** Returns how the partitions of this process stand now. */
  public Partitions partitions() {
    return partitions;
  }

  /** Returns how many seconds the stream threads have worked on chunks and windows, added up. */
  public double busySeconds() {
    return busySeconds.sum();
  }

  /** Adds the time since a thread began, by {@link System#nanoTime}. */
  void busySince(long beganNanos) {
    busySeconds.add((System.nanoTime() - beganNanos) / 1e9);
  }

  /** Adds what became of the samples of a recording since it was last asked. */
  void add(Recording recording) {
    CutCounts counts = recording.newCounts();
    samples.add(counts.samples());
    samplesRepeated.add(counts.repeatedSamples());
    samplesMissing.add(counts.gapSamples());
    samplesLate.add(counts.lateSamples());
    gaps.add(counts.gaps());
    if (counts.samples() > 0) {
      double seconds = counts.samples() / (double) recording.origin().sampleRate();
      observer.heard(recording.key().device(), seconds);
    }
  }
}
