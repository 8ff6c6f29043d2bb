package dev.earmark.topology.metrics;

import dev.earmark.topology.deadletter.DeadLetterReason;
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
  private final Map<Count, LongAdder> sums = new EnumMap<>(Count.class);
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
    for (Count count : Count.values()) {
      sums.put(count, new LongAdder());
    }
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      deadLetters.put(reason, new LongAdder());
    }
  }

  /** Returns every count by name, in the order of the stages; they only grow. */
  public Map<String, Long> snapshot() {
    var all = new LinkedHashMap<String, Long>();
    for (Count count : Count.values()) {
      all.put(count.key(), of(count));
    }
    all.put("deadLetters", deadLetters());
    deadLetters.forEach((reason, count) -> all.put(name(reason), count.sum()));
    return all;
  }

  /** Returns how much of it there was. */
  public long of(Count count) {
    return adder(count).sum();
  }

  /** Counts one. */
  public void add(Count count) {
    add(count, 1);
  }

  /** Counts so many. */
  public void add(Count count, long more) {
    adder(count).add(more);
  }

  private LongAdder adder(Count count) {
    return Objects.requireNonNull(sums.get(count));
  }

  /** Returns how the devices' clocks go. */
  public Drifts drifts() {
    return drifts;
  }

  /** Returns how often models were right, as far as this process adds that up. */
  public Accuracies accuracies() {
    return accuracies;
  }

  /** Returns who is told what counts do not show. */
  public Observer observer() {
    return observer;
  }

  /** Returns the predictions that are said and not yet committed. */
  public Uncommitted uncommitted() {
    return uncommitted;
  }

  /** Returns such as {@code deadLettersTooLarge}. */
  private static String name(DeadLetterReason reason) {
    return Count.camelCase(("dead-letters-" + reason.code()).split("-", -1));
  }

  /** Counts a dead letter. */
  public void deadLetter(DeadLetterReason reason) {
    Objects.requireNonNull(deadLetters.get(reason)).increment();
  }

  /** Returns how many dead letters there were for one reason. */
  long deadLetters(DeadLetterReason reason) {
    return Objects.requireNonNull(deadLetters.get(reason)).sum();
  }

  /** Returns how many dead letters there were, whatever the reason. */
  public long deadLetters() {
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
  public void busySince(long beganNanos) {
    busySeconds.add((System.nanoTime() - beganNanos) / 1e9);
  }
}
