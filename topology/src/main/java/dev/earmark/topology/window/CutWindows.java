package dev.earmark.topology.window;

import dev.earmark.AudioChunk;
import dev.earmark.topology.chunk.BrokerTime;
import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.deadletter.Fate;
import dev.earmark.topology.deadletter.Refusals;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.state.SteadyClock;
import dev.earmark.topology.state.StoreNames;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts the chunks of a partition into windows, in memory; what it needs after a restart it reads
 * from the log again.
 */
public final class CutWindows implements Processor<String, AudioChunk, String, Cut> {
  private static final Logger LOG = LoggerFactory.getLogger(CutWindows.class);
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final CutTools tools;
  private ProcessorContext<String, Cut> context;
  private TaskProgress progress;
  private OpenRecordings open;
  private Cursors cursors;
  private TaskLog log;
  private WindowSender sender;
  private List<OwedWindows.Owed> owed;
  private TaskGauges gauges;
  private SteadyClock clock;
  private Intake intake;
  private boolean unsettled;

  public CutWindows(CutTools tools) {
    this.tools = tools;
  }

  @Override
  public void init(ProcessorContext<String, Cut> context) {
    this.context = context;
    progress = new TaskProgress(this::commits);
    cursors = new Cursors(context.getStateStore(StoreNames.CURSORS));
    open = new OpenRecordings(tools.rules(), tools.settings().recording(), cursors, tools.counts());
    sender = new WindowSender(context, progress, tools.counts());
    intake = new Intake(tools, cursors, open, sender);
    gauges = new TaskGauges(tools.counts(), context);
    clock = new SteadyClock(context.currentSystemTimeMs(), SWEEP.multipliedBy(2));
    unsettled = true;
    log = new TaskLog(tools, context, progress);
    owed = log.rebuild(open, cursors);
    for (Recording recording : open.all()) {
      recording.heardAtWall(wallMs());
    }
    context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, AudioChunk> record) {
    long beganNanos = System.nanoTime();
    try {
      takeNext(record);
    } finally {
      tools.counts().busySince(beganNanos);
    }
  }

  private void takeNext(Record<String, AudioChunk> record) {
    long offset = context.recordMetadata().orElseThrow().offset();
    long expected = progress.next();
    var refusals = new Refusals();
    RuntimeException own = null;
    progress.begin(offset);
    try {
      payOwed();
      miss(expected, log.deletedBefore(offset, expected), record.timestamp());
      log.skippedBefore(offset, skipped -> takeSkipped(skipped, refusals));
      progress.passed(offset);
      take(record, offset);
    } catch (RuntimeException error) {
      Fate.throwIfBroken(error);
      own = error;
    } finally {
      progress.end();
    }
    tools.counts().add(Count.RECORDS);
    refusals.throwAll(own);
  }

  /** What was deleted before it was read is a hole in every recording, and nobody's silence. */
  private void miss(long expected, long records, long timestampMs) {
    if (records > 0) {
      progress.passed(expected + records);
      gauges.deleted(records);
      progress.reachedMs(timestampMs);
      open.missed(progress);
    }
  }

  private void take(Record<String, AudioChunk> record, long offset) {
    gauges.taken(record.timestamp());
    HeardChunk heard = HeardChunk.of(record.key(), record.value(), record.headers());
    gauges.came(heard, record);
    take(heard, progress.place(offset, record.timestamp()));
  }

  @Override
  public void close() {
    log.close();
    gauges.close();
  }

  private void take(HeardChunk heard, Place place) {
    gauges.heard();
    open.endIdle(progress.nowMs(), sender::sendIdle);
    open.forget(progress.nowMs());
    Recording recording = intake.take(heard, place, wallMs());
    if (recording != null) {
      gauges.accepted(recording.broughtNew());
    }
  }

  private OptionalLong commits() {
    return tools.counts().partitions().committing(tools.topic(), context.taskId().partition());
  }

  private long wallMs() {
    return clock.at(context.currentSystemTimeMs());
  }

  private void sweep(long ignored) {
    long beganNanos = System.nanoTime();
    try {
      sweep();
    } finally {
      tools.counts().busySince(beganNanos);
    }
  }

  private void sweep() {
    progress.reached(
        tools.counts().partitions().putAside(tools.topic(), context.taskId().partition()));
    payOwed();
    open.dropSettled();
    gauges.show(open.all());
    endSilent(wallMs() - tools.settings().recording().idle().toMillis());
  }

  /**
   * Ends recordings by the wall clock, which is right only if nothing of the log is still to come.
   */
  private void endSilent(long sinceWallMs) {
    List<Recording> silent =
        open.all().stream().filter(recording -> recording.heardWallMs() < sinceWallMs).toList();
    if (!silent.isEmpty() && log.caughtUp()) {
      silent.forEach(recording -> open.endAsIdle(recording, sender::sendIdleNow));
    }
  }

  /** Says what was complete before the committed offset and may not have been published. */
  private void payOwed() {
    List<OwedWindows.Owed> now = owed;
    owed = List.of();
    sender.sendOwed(now);
    if (unsettled) {
      unsettled = false;
      cursors.correct(open, log.committed(), progress);
      open.ending().forEach(recording -> sender.send(recording, List.of()));
    }
  }

  private void takeSkipped(ConsumerRecord<byte[], byte[]> record, Refusals refusals) {
    refusals.orTake(record, this::takeSkipped);
    tools.counts().add(Count.RECORDS);
  }

  private void takeSkipped(ConsumerRecord<byte[], byte[]> record) {
    LOG.warn("A record was skipped after a restart and is taken now: offset={}", record.offset());
    progress.passed(record.offset());
    HeardChunk heard = tools.decoder().decode(record);
    long timestampMs = BrokerTime.of(record, progress.nowMs());
    take(heard, progress.place(record.offset(), timestampMs));
  }

  /** Returns how much is kept in memory of recordings that are open, ending or remembered. */
  public int size() {
    return open.size();
  }
}
