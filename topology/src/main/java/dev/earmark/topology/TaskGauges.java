package dev.earmark.topology;

import java.util.Collection;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a task shows of how it reads: how far behind it is, and what its recordings are like; the
 * first of a process has all counts shown.
 */
final class TaskGauges implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskGauges.class);
  private final TopologyCounts counts;
  private final ProcessorContext<?, ?> context;
  private final int partition;
  private final TaskDrifts drifts;
  private boolean heardOfLate;

  TaskGauges(TopologyCounts counts, ProcessorContext<?, ?> context) {
    this.counts = counts;
    this.context = context;
    partition = context.taskId().partition();
    drifts = new TaskDrifts(counts.drifts(), context);
    TopologyMetrics.show(counts, context.metrics());
  }

  /** Shows how long ago the record that is taken now came into the log. */
  void taken(long timestampMs) {
    counts.behind(partition, context.currentSystemTimeMs() - timestampMs);
  }

  /** Counts a chunk. */
  void heard() {
    counts.chunks.increment();
    heardOfLate = true;
  }

  /** Counts records that were deleted before they were read. */
  void deleted(long records) {
    counts.recordsDeleted.add(records);
    LOG.warn(
        "Audio was deleted before it was read, so it is a gap: records={}, partition={}",
        records,
        partition);
  }

  /** Shows what became of the recordings that are open; nothing heard is nothing to catch up. */
  void show(Collection<Recording> open) {
    if (!heardOfLate) {
      counts.behind(partition, 0);
    }
    heardOfLate = false;
    open.forEach(recording -> counts.add(recording.newCounts()));
    drifts.show(open);
  }

  @Override
  public void close() {
    drifts.close();
    counts.noLongerOwned(partition);
  }
}
