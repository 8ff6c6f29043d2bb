package dev.earmark.topology;

import dev.earmark.window.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rebuilds the tails of a partition's recordings from its log when a task starts, without output.
 *
 * <p>A cursor that can be believed says where its tail begins. One that may be ahead of what was
 * published (only at-least-once leaves such) is not followed: its recording is read from so far
 * back that the windows which were complete at the committed offset are found, the last {@code
 * batch.max - 1} of them are said again, and all that come later anyway.
 */
final class Rebuild {
  private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

  /** A window that was complete before the committed offset and has to be said (again). */
  record Owed(Recording recording, Window window, long timestampMs) {}

  private record Found(Owed owed, long order) {}

  private final OpenRecordings open;
  private final Cursors cursors;
  private final RebuildRule rule;
  private final ChunkDecoder decoder;
  private final List<Found> due = new ArrayList<>();
  private final ArrayDeque<Found> again = new ArrayDeque<>();
  private final Map<RecordingKey, Integer> complete = new HashMap<>();
  private long order;
  private long nowMs;

  Rebuild(OpenRecordings open, Cursors cursors, RebuildRule rule, ChunkDecoder decoder) {
    this.open = open;
    this.cursors = cursors;
    this.rule = rule;
    this.decoder = decoder;
  }

  /**
   * Reads what is needed of the log before {@code committed} and returns the windows that are owed,
   * in order.
   */
  List<Owed> from(TailReader log, long committed) {
    long beginning = log.beginning();
    long start = needed(committed);
    long horizonMs = rule.horizonMs();
    boolean whole = false;
    while (!whole) {
      long from = Math.max(beginning, Math.min(start, doubtfulStart(log, horizonMs, committed)));
      read(log, from, committed);
      whole = from <= beginning || nothingCut(from);
      horizonMs *= 4;
    }
    warnIfLost(start, beginning);
    return owed();
  }

  private long needed(long committed) {
    long[] start = {committed};
    cursors.forEach(
        (key, cursor) -> {
          if (!cursor.ended() && cursors.doubtful(key) == null) {
            start[0] = Math.min(start[0], cursor.need());
          }
        });
    return start[0];
  }

  private long doubtfulStart(TailReader log, long horizonMs, long committed) {
    if (cursors.doubtful().values().stream()
        .allMatch(cursor -> cursor.origin().began() >= committed)) {
      return committed;
    }
    OptionalLong offset = log.offsetAt(newestMs() - horizonMs);
    return offset.isPresent() ? Math.min(committed, offset.getAsLong()) : committed;
  }

  private long newestMs() {
    long[] newest = {0};
    cursors.forEach((key, cursor) -> newest[0] = Math.max(newest[0], cursor.heard().atMs()));
    return newest[0];
  }

  private void read(TailReader log, long from, long committed) {
    open.clear();
    due.clear();
    again.clear();
    complete.clear();
    nowMs = 0;
    cursors.forEach(
        (key, cursor) -> {
          if (!cursor.ended() && cursors.doubtful(key) == null) {
            open.resume(key, cursor);
          }
        });
    log.read(from, committed, this::take);
  }

  private void take(ConsumerRecord<byte[], byte[]> log) {
    HeardChunk heard = decoder.decode(log);
    if (heard == null) {
      return;
    }
    nowMs = Math.max(nowMs, log.timestamp());
    open.endIdleInAnyOrder(nowMs, this::found);
    var place = new Place(log.offset(), nowMs);
    Recording recording = open.find(heard.key());
    if (recording == null
        && cursors.doubtful(heard.key()) != null
        && open.ended(heard.key()) == null) {
      recording = open.begin(heard, place);
    }
    if (recording == null || !open.near(recording, heard)) {
      return;
    }
    found(recording, open.accept(recording, heard.chunk(), place));
  }

  private void found(Recording recording, List<Window> windows) {
    boolean doubtful = cursors.doubtful(recording.key()) != null;
    for (Window window : windows) {
      found(new Found(new Owed(recording, window, recording.heard().atMs()), order++), doubtful);
    }
  }

  private void found(Found window, boolean doubtful) {
    if (!doubtful) {
      due.add(window);
      return;
    }
    complete.merge(window.owed().recording().key(), 1, Integer::sum);
    again.addLast(window);
    if (again.size() > rule.sayAgain()) {
      again.removeFirst();
    }
  }

  /**
   * Whether every doubtful recording was read from its beginning, or long enough to have shown what
   * was complete.
   */
  private boolean nothingCut(long from) {
    return cursors.doubtful().entrySet().stream()
        .filter(entry -> entry.getValue().origin().began() < from)
        .allMatch(
            entry -> complete.getOrDefault(entry.getKey(), 0) >= Math.max(1, rule.sayAgain()));
  }

  private List<Owed> owed() {
    again
        .descendingIterator()
        .forEachRemaining(
            found -> found.owed().recording().sayAgainFrom(found.owed().window().index()));
    due.addAll(again);
    due.sort(Comparator.comparingLong(Found::order));
    open.sort();
    return due.stream().map(Found::owed).toList();
  }

  private static void warnIfLost(long start, long beginning) {
    if (start < beginning) {
      LOG.warn(
          "Audio that is still needed is no longer kept, so windows will be missing or not fully covered: needed from offset {}, kept from offset {}",
          start,
          beginning);
    }
  }
}
