package dev.earmark.topology;

import dev.earmark.AudioChunk;
import dev.earmark.window.Window;
import java.time.Duration;
import java.util.ArrayList;
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
 *
 * <p>{@code init} may be called again on the same object, so it begins with everything new.
 */
final class CutWindows implements Processor<String, AudioChunk, String, Cut> {
  private static final Logger LOG = LoggerFactory.getLogger(CutWindows.class);
  private static final long LIVE_MS = 1_000;
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final CutTools tools;
  private ProcessorContext<String, Cut> context;
  private TaskProgress progress;
  private OpenRecordings open;
  private Cursors cursors;
  private List<Rebuild.Owed> owed;
  private long nowMs;
  private long expected;
  private boolean first;
  private boolean unsettled;
  private boolean hurry;
  private boolean heardOfLate;

  CutWindows(CutTools tools) {
    this.tools = tools;
  }

  @Override
  public void init(ProcessorContext<String, Cut> context) {
    this.context = context;
    progress = new TaskProgress();
    cursors = new Cursors(context.getStateStore(EarmarkTopology.CURSORS));
    open = new OpenRecordings(tools.grid(), tools.settings().recording(), cursors, tools.counts());
    nowMs = 0;
    first = true;
    unsettled = true;
    rebuild();
    for (Recording recording : open.all()) {
      recording.heardAtWall(context.currentSystemTimeMs());
    }
    context.schedule(SWEEP, PunctuationType.WALL_CLOCK_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, AudioChunk> record) {
    long offset = context.recordMetadata().orElseThrow().offset();
    progress.begin(offset);
    try {
      payOwed();
      fillHoleBefore(offset);
      tools.counts().behind(partition(), context.currentSystemTimeMs() - record.timestamp());
      take(HeardChunk.of(record.key(), record.value()), place(offset, record.timestamp()));
    } finally {
      progress.end();
    }
  }

  @Override
  public void close() {
    tools.counts().noLongerOwned(partition());
  }

  private void take(HeardChunk heard, Place place) {
    tools.counts().chunks.increment();
    heardOfLate = true;
    open.endIdle(nowMs, this::idle);
    open.forget(nowMs);
    Extent ended = open.ended(heard.key());
    if (ended != null) {
      late(heard, ended);
      return;
    }
    Recording recording = open.find(heard.key());
    if (recording == null) {
      begin(heard, place);
    } else {
      open.checkNear(recording, heard);
      cut(recording, open.accept(recording, heard.chunk(), place));
    }
  }

  /** Begins a recording; its cursor is written at once, so that its first chunk is found again. */
  private void begin(HeardChunk heard, Place place) {
    Recording recording = open.begin(heard, place);
    tools.counts().recordingsBegun.increment();
    List<Window> windows = open.accept(recording, heard.chunk(), place);
    cursors.put(heard.key(), recording.firstCursor(place.offset()));
    cut(recording, windows);
    Recording surplus = open.surplus();
    if (surplus != null) {
      open.endAsIdle(surplus, this::idleNow);
    }
  }

  private void cut(Recording recording, List<Window> windows) {
    recording.heardAtWall(context.currentSystemTimeMs());
    if (!windows.isEmpty() || recording.ended()) {
      forward(recording, windows);
    }
  }

  private void late(HeardChunk heard, Extent ended) {
    if (heard.chunk().endSample() > ended.toSample()) {
      throw new RecordRefusedException(
          "chunk must end within its recording, which has ended: recording=%s, end=%d, chunk=%d..%d"
              .formatted(
                  heard.key().recording(),
                  ended.toSample(),
                  heard.chunk().firstSample(),
                  heard.chunk().endSample()));
    }
    tools.counts().samplesLate.add(heard.chunk().samples().length);
  }

  private void idle(Recording recording, List<Window> windows) {
    tools.counts().recordingsIdle.increment();
    forward(recording, windows);
  }

  /** Publishes the end of a recording at once where the log alone would not show it again. */
  private void idleNow(Recording recording, List<Window> windows) {
    hurry = true;
    idle(recording, windows);
    hurry = false;
  }

  private void forward(Recording recording, List<Window> windows) {
    recording.waitFor(windows.size());
    send(recording, windows, recording.heard().atMs());
  }

  private void send(Recording recording, List<Window> windows, long timestampMs) {
    tools.counts().windows.add(windows.size());
    var cut = new Cut(recording, windows, live(), progress);
    context.forward(new Record<>(recording.key().device(), cut, timestampMs));
  }

  private boolean live() {
    return context.currentSystemTimeMs() - nowMs < LIVE_MS || hurry;
  }

  private Place place(long offset, long timestampMs) {
    nowMs = Math.max(nowMs, timestampMs);
    return new Place(offset, nowMs);
  }

  /**
   * Ends recordings by the wall clock, which is right only if nothing of the log is still to come.
   */
  private void sweep(long wallMs) {
    progress.reached(tools.counts().putAside(tools.topic(), partition()));
    payOwed();
    open.dropSettled();
    if (!heardOfLate) {
      tools.counts().behind(partition(), 0);
    }
    heardOfLate = false;
    open.all().forEach(recording -> tools.counts().add(recording.newCounts()));
    long silentSince = wallMs - tools.settings().recording().idle().toMillis();
    List<Recording> silent = new ArrayList<>();
    open.all().stream()
        .filter(recording -> recording.heardWallMs() < silentSince)
        .forEach(silent::add);
    if (!silent.isEmpty() && caughtUp()) {
      silent.forEach(recording -> open.endAsIdle(recording, this::idleNow));
    }
  }

  private boolean caughtUp() {
    boolean[] more = {false};
    try (TailReader log = tools.tails().open(context)) {
      log.read(Math.max(expected, progress.at()), log.end(), record -> more[0] = true);
      return !more[0];
    } catch (RuntimeException unreachable) {
      LOG.warn(
          "Cannot see whether recordings are silent, so none is ended: {}",
          DeadLetters.reason(unreachable));
      return false;
    }
  }

  /** Says what was complete before the committed offset and may not have been published. */
  private void payOwed() {
    List<Rebuild.Owed> now = owed;
    owed = List.of();
    now.forEach(window -> window.recording().waitFor(1));
    now.forEach(window -> send(window.recording(), List.of(window.window()), window.timestampMs()));
    if (unsettled) {
      unsettled = false;
      cursors.correct(open, Math.max(0, expected), progress.at());
      open.ending().forEach(recording -> forward(recording, List.of()));
    }
  }

  private void rebuild() {
    owed = List.of();
    expected = -1;
    try (TailReader log = tools.tails().open(context)) {
      OptionalLong committed = log.committed();
      expected = committed.orElse(-1);
      sortCursors(Math.max(0, expected));
      if (committed.isPresent()) {
        var rebuild = new Rebuild(open, cursors, tools);
        owed = rebuild.from(log, expected);
        nowMs = rebuild.nowMs();
        progress.reached(expected - 1);
      }
    }
  }

  private void sortCursors(long committed) {
    cursors.forEach(
        (key, cursor) -> {
          if (!tools.commits().exactlyOnce() && cursor.mark().at() >= committed) {
            cursors.doubt(key, cursor);
          } else if (cursor.ended()) {
            open.remember(key, cursor.heard().atMs());
          }
        });
  }

  /**
   * Takes records between the committed offset and the first one that came, which would be lost
   * otherwise.
   */
  private void fillHoleBefore(long offset) {
    if (first && expected >= 0 && offset > expected) {
      try (TailReader log = tools.tails().open(context)) {
        log.read(expected, offset, this::takeSkipped);
      }
    }
    first = false;
  }

  private void takeSkipped(ConsumerRecord<byte[], byte[]> log) {
    HeardChunk heard = tools.decoder().decode(log);
    if (heard != null) {
      LOG.warn("A record was skipped after a restart and is taken now: offset={}", log.offset());
      take(heard, place(log.offset(), log.timestamp()));
    }
  }

  private int partition() {
    return context.taskId().partition();
  }
}
