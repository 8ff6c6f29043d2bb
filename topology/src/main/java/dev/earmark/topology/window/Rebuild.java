package dev.earmark.topology.window;

import dev.earmark.topology.chunk.BrokerTime;
import dev.earmark.topology.chunk.HeardChunk;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.topology.deadletter.Fate;
import dev.earmark.topology.metrics.Count;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds the tails of a partition's recordings from its log when a task starts, without output.
 *
 * <p>Each cursor says where in the log its tail begins. One that may be ahead of what was published
 * (only at-least-once leaves such) is taken at its earlier checkpoint.
 */
final class Rebuild {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

  private final OpenRecordings open;
  private final Cursors cursors;
  private final CutTools tools;
  private final OwedWindows owed;
  private final Map<String, Long> neededFrom = new HashMap<>();

  /** Open recordings that a model has heard which is not there any more, and no other hears. */
  private final List<RecordingKey> unheard = new ArrayList<>();

  private long read;
  private long taken;
  private long start;
  private long kept;
  private long heardMs;
  private long readMs;

  Rebuild(OpenRecordings open, Cursors cursors, CutTools tools) {
    this.open = open;
    this.cursors = cursors;
    this.tools = tools;
    owed = new OwedWindows(tools.sayAgain());
  }

  /**
   * Reads what is needed of the log before {@code committed} and returns the windows that are owed,
   * in order.
   */
  List<OwedWindows.Owed> from(TailReader log, long committed) {
    start = committed;
    kept = Math.min(committed, log.beginning());
    cursors.forEach((key, cursor) -> resume(key, cursor, committed));
    unheard.forEach(cursors::forget);
    if (start < committed) {
      countLost();
      log.read(start, committed, this::take);
    }
    List<OwedWindows.Owed> inOrder = owed.inOrder();
    open.sort();
    open.all().forEach(Recording::newCounts);
    return inOrder;
  }

  /**
   * Returns the time of the newest record before the committed offset, as far as it is known, in
   * ms.
   */
  long nowMs() {
    return Math.max(heardMs, readMs);
  }

  /** Returns the offset from which the log was read again. */
  long start() {
    return start;
  }

  /** Returns how many records were read again. */
  long read() {
    return read;
  }

  /** Returns how many of them were of recordings that go on. */
  long taken() {
    return taken;
  }

  private void resume(RecordingKey key, Cursor cursor, long committed) {
    boolean doubtful = cursors.doubtful(key) != null;
    if (doubtful ? cursor.origin().began().offset() >= committed : cursor.ended()) {
      return;
    }
    if (!tools.seats().hear(key.device())) {
      unheard.add(key);
      return;
    }
    Checkpoint checkpoint = doubtful ? cursor.safe(committed) : cursor.checkpoint();
    long need = checkpoint.need().offset();
    if (need < kept && cursor.ended()) {
      open.remember(key, cursor.heard().atMs());
      return;
    }
    open.resume(key, cursor, need < kept ? checkpoint.heardTo(cursor.heard()) : checkpoint);
    start = Math.min(start, need);
    neededFrom.merge(key.device(), need, Math::min);
    heardMs = Math.max(heardMs, checkpoint.heard().atMs());
  }

  private void take(ConsumerRecord<byte[], byte[]> log) {
    read++;
    readMs = Math.max(readMs, BrokerTime.of(log, readMs));
    open.endIdleInAnyOrder(readMs, (idle, windows) -> found(idle, windows, null));
    HeardChunk heard = isNeeded(log) ? tools.decoder().decodeAgain(log) : null;
    if (heard == null) {
      return;
    }
    taken++;
    Recording recording = open.opened(heard.key());
    if (recording != null && recording.needs(log.offset())) {
      take(recording, heard, new Place(log.offset(), readMs));
    }
  }

  /** One device that fell silent makes the task read what all others do not need. */
  private boolean isNeeded(ConsumerRecord<byte[], byte[]> log) {
    String device = log.key() == null ? "" : new String(log.key(), StandardCharsets.UTF_8);
    return log.offset() >= neededFrom.getOrDefault(device, Long.MAX_VALUE);
  }

  /** Takes a chunk, unless it was refused when it came: then it is a dead letter already. */
  private void take(Recording recording, HeardChunk heard, Place place) {
    try {
      found(recording, open.accept(recording, heard.chunk(), place), heard.trace());
    } catch (RuntimeException refused) {
      Fate.throwIfBroken(refused);
    }
  }

  private void found(Recording recording, List<LaneWindow> windows, @Nullable Header trace) {
    boolean doubtful = cursors.doubtful(recording.key()) != null;
    for (LaneWindow window : windows) {
      owed.add(new OwedWindows.Owed(recording, window, recording.heard().atMs(), trace), doubtful);
    }
  }

  private void countLost() {
    if (start < kept) {
      tools.counts().add(Count.RECORDS_DELETED, kept - start);
      LOG.warn(
          "Audio that is still needed was deleted, so it is a gap: needed from offset {}, kept from"
              + " offset {}",
          start,
          kept);
    }
  }
}
