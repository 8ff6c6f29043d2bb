package dev.earmark.topology.score;

import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.settings.OverloadSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a task has fallen so far behind that windows are passed over, with hysteresis.
 *
 * <p>It goes from level <i>n</i> to <i>n</i> + 1 when the task is {@code (n + 1) · above} behind,
 * and back when it is {@code n · above + below} behind. With marks of 10 s and 2 s and {@link
 * OverloadPolicy#WIDEN_HOP}:
 *
 * <pre>
 * behind   9 s  10 s  15 s  20 s  13 s  12 s   3 s   2 s
 * level      0     1     1     2     2     1     1     0
 * </pre>
 *
 * <p>Only what is decided of a window is kept, by the cursor that has passed it; a task that starts
 * begins at level 0.
 */
final class Overload {
  private static final Logger LOG = LoggerFactory.getLogger(Overload.class);
  private static final long QUIET_MS = 10_000;

  private final OverloadSettings settings;
  private final TopologyCounts counts;
  private final int partition;
  private int level;
  private long skipped;
  private boolean observed;
  private long observedMs;

  Overload(OverloadSettings settings, TopologyCounts counts, int partition) {
    this.settings = settings;
    this.counts = counts;
    this.partition = partition;
  }

  /** Takes how far behind the task is. */
  void observe(long behindMs) {
    observed = true;
    int before = level;
    while (level < settings.policy().levels() && behindMs >= mark(level + 1)) {
      level++;
    }
    while (level > 0 && behindMs <= mark(level - 1) + settings.below().toMillis()) {
      level--;
    }
    if (level != before) {
      changed(behindMs);
    }
  }

  /** Notes the time; a task for which nothing comes any more is not behind. */
  void tick(long wallMs) {
    if (observed || level == 0) {
      observed = false;
      observedMs = wallMs;
    } else if (wallMs - observedMs >= QUIET_MS) {
      observe(0);
    }
  }

  /** Returns whether a window of a recording is scored; what is not is counted. */
  boolean admits(long window) {
    boolean admitted = settings.policy().admits(level, window);
    if (!admitted) {
      skipped++;
      counts.add(Count.WINDOWS_SKIPPED);
    }
    return admitted;
  }

  private long mark(int reached) {
    return reached * settings.above().toMillis();
  }

  private void changed(long behindMs) {
    counts.partitions().overloadLevel(partition, level);
    LOG.warn(
        "Partition {} is {} s behind, so by overload.policy={} {}; passed over since the task began: windows={}",
        partition,
        behindMs / 1000.0,
        settings.policy().code(),
        settings.policy().inWords(level),
        skipped);
  }
}
