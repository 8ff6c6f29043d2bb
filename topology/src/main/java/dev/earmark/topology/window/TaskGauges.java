package dev.earmark.topology.window;

import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.chunk.Traceparent;
import dev.earmark.topology.metrics.Behind;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.Latency;
import dev.earmark.topology.metrics.Leg;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.metrics.TopologyMetrics;
import java.util.Collection;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
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
  private final Behind behind;
  private final TaskDrifts drifts;
  private boolean heardOfLate;

  TaskGauges(TopologyCounts counts, ProcessorContext<?, ?> context) {
    this.counts = counts;
    this.context = context;
    partition = context.taskId().partition();
    behind = counts.partitions().behind(partition);
    drifts = new TaskDrifts(counts, context);
    TopologyMetrics.show(counts, context.metrics());
  }

  /** Shows how long ago the record that is taken now came into the log. */
  void taken(long timestampMs) {
    behind.is(context.currentSystemTimeMs() - timestampMs);
  }

  /** Shows how long a chunk was on its way to the log, and that its trace cannot be followed. */
  void came(HeardChunk heard, Record<?, ?> record) {
    long nanos = Latency.nanos(heard.capturedToMicros(), record.timestamp() * 1000);
    counts.observer().took(Leg.BROKER, nanos);
    if (heard.trace() == null && Traceparent.isIn(record.headers())) {
      counts.add(Count.TRACEPARENTS_IGNORED);
    }
  }

  /** Counts a chunk. */
  void heard() {
    counts.add(Count.CHUNKS);
    heardOfLate = true;
  }

  /** Counts what became of a chunk of an open recording. */
  void accepted(boolean broughtNew) {
    counts.add(broughtNew ? Count.CHUNKS_USED : Count.CHUNKS_REPEATED);
  }

  /** Counts records that were deleted before they were read. */
  void deleted(long records) {
    counts.add(Count.RECORDS_DELETED, records);
    LOG.warn(
        "Audio was deleted before it was read, so it is a gap: records={}, partition={}",
        records,
        partition);
  }

  /** Shows what became of the recordings that are open; nothing heard is nothing to catch up. */
  void show(Collection<Recording> open) {
    if (heardOfLate) {
      behind.stays();
    } else {
      behind.is(0);
    }
    heardOfLate = false;
    counts.partitions().open(partition, open.size());
    open.forEach(recording -> RecordingCounts.add(recording, counts));
    drifts.show(open);
  }

  @Override
  public void close() {
    drifts.close();
    counts.partitions().noLongerOwned(partition);
  }
}
