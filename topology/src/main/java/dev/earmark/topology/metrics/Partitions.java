package dev.earmark.topology.metrics;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How the partitions that this process has stand now; written by their threads, read by anyone. */
public final class Partitions {
  private final Map<Integer, Behind> behind = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> open = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> overloadLevels = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> putAside = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> committing = new ConcurrentHashMap<>();
  private volatile boolean commitsSeen;

  /**
   * Returns the time from a chunk's arrival in the log to its being taken, of the slowest
   * partition, in seconds; it goes on while the thread that takes them is stuck.
   */
  public double secondsBehind() {
    return behind.values().stream().mapToDouble(Behind::seconds).max().orElse(0);
  }

  /** Returns what is to say how far the task of a partition is behind, from now on. */
  public Behind behind(int partition) {
    var of = new Behind();
    behind.put(partition, of);
    return of;
  }

  /** Returns how many recordings are open. */
  public long recordingsOpen() {
    return open.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** Shows how many recordings of a partition are open. */
  public void open(int partition, int recordings) {
    open.put(partition, recordings);
  }

  /** Returns how far {@code overload.policy} goes now where it goes furthest; 0 is not at all. */
  public int overloadLevel() {
    return overloadLevels.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** Shows how far windows of a partition are passed over; 0 where none is. */
  public void overloadLevel(int partition, int level) {
    overloadLevels.put(partition, level);
  }

  /** Forgets how a partition stands that another process has now. */
  public void noLongerOwned(int partition) {
    overloadLevels.remove(partition);
    behind.remove(partition);
    open.remove(partition);
  }

  /**
   * Notes that a record never reached the processors, so that what is committed may lie beyond it.
   */
  public void putAside(String topic, int partition, long offset) {
    furthest(putAside, topic, partition, offset);
  }

  /** Returns the furthest offset that {@link #putAside} was told, or -1. */
  public long putAside(String topic, int partition) {
    AtomicLong offset = putAside.get(topic + '-' + partition);
    return offset == null ? -1 : offset.get();
  }

  /** Notes that from now on {@link #committing} is told of every commit. */
  public void seeCommits() {
    commitsSeen = true;
  }

  /** Notes that an offset is about to be committed, or was. */
  public void committing(String topic, int partition, long offset) {
    furthest(committing, topic, partition, offset);
  }

  /**
   * Returns the furthest offset that this process may have committed, -1 if none; empty where
   * nobody tells.
   */
  public OptionalLong committing(String topic, int partition) {
    if (!commitsSeen) {
      return OptionalLong.empty();
    }
    AtomicLong offset = committing.get(topic + '-' + partition);
    return OptionalLong.of(offset == null ? -1 : offset.get());
  }

  private static void furthest(
      Map<String, AtomicLong> all, String topic, int partition, long offset) {
    all.computeIfAbsent(topic + '-' + partition, key -> new AtomicLong(-1))
        .accumulateAndGet(offset, Math::max);
  }
}
