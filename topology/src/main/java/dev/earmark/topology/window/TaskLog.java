package dev.earmark.topology.window;

import dev.earmark.topology.deadletter.DeadLetters;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task's own partition of the chunks: where the task took it up, and what it reads of it again.
 */
final class TaskLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TaskLog.class);
  private static final long ASK_AGAIN_MS = 10_000;
  private static final long SMALL_LEAP = 100;

  private final CutTools tools;
  private final ProcessorContext<?, ?> context;
  private final TaskProgress progress;
  private long committed = -1;
  private boolean takenUp;
  private long askAtMs;
  private @Nullable TailReader lookout;

  TaskLog(CutTools tools, ProcessorContext<?, ?> context, TaskProgress progress) {
    this.tools = tools;
    this.context = context;
    this.progress = progress;
  }

  /**
   * Rebuilds the recordings as they were at the committed offset and returns the windows that are
   * owed.
   */
  List<OwedWindows.Owed> rebuild(OpenRecordings open, Cursors cursors) {
    try (TailReader log = tools.tails().open(context)) {
      OptionalLong found = log.committed();
      committed = found.orElse(-1);
      sort(cursors, open);
      if (found.isEmpty()) {
        return List.of();
      }
      var rebuild = new Rebuild(open, cursors, tools);
      long startedNanos = System.nanoTime();
      List<OwedWindows.Owed> owed = rebuild.from(log, committed);
      say(rebuild, open, (System.nanoTime() - startedNanos) / 1_000_000);
      progress.goesOnAt(committed);
      progress.reachedMs(rebuild.nowMs());
      return owed;
    }
  }

  private void say(Rebuild rebuild, OpenRecordings open, long ms) {
    LOG.info(
        "Task {} goes on with {} recordings after {} ms: {} records read again from offset {} to {}, {} of them needed",
        context.taskId(),
        open.all().size(),
        ms,
        rebuild.read(),
        rebuild.start(),
        committed,
        rebuild.taken());
  }

  /** Returns the committed offset that the task began with; 0 if there was none. */
  long committed() {
    return Math.max(0, committed);
  }

  /**
   * Tells apart which cursors may be ahead of the output; an earlier process may have committed
   * otherwise.
   */
  private void sort(Cursors cursors, OpenRecordings open) {
    cursors.forEach(
        (key, cursor) -> {
          if (cursor.isDoubtful(committed())) {
            cursors.doubt(key, cursor);
          } else if (cursor.ended()) {
            open.remember(key, cursor.heard().atMs());
          }
        });
  }

  /**
   * Hands over the records between the committed offset and the first one that came, at {@code
   * offset}: a consumer that began beyond the committed offset would lose them silently.
   */
  void skippedBefore(long offset, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    boolean first = !takenUp;
    takenUp = true;
    if (first && committed >= 0 && offset > committed) {
      try (TailReader log = tools.tails().open(context)) {
        log.read(committed, offset, visitor);
      }
    }
  }

  /**
   * Returns how many records before the one at {@code offset} were deleted before they could be
   * taken, where the one after those that were taken is {@code expected}.
   *
   * <p>Small leaps are what transactions leave in a log, so later ones are not looked into.
   */
  long deletedBefore(long offset, long expected) {
    boolean first = !takenUp;
    boolean fresh = first && committed < 0;
    if (fresh || offset - expected <= (first ? 0 : SMALL_LEAP)) {
      return 0;
    }
    try (TailReader log = tools.tails().open(context)) {
      return Math.max(0, Math.min(log.beginning(), offset) - expected);
    }
  }

  /**
   * Returns whether nothing of the log is still to be taken; asked at most every ten seconds while
   * there is.
   */
  boolean caughtUp() {
    long wallMs = context.currentSystemTimeMs();
    if (wallMs < askAtMs) {
      return false;
    }
    boolean caughtUp = nothingMore();
    askAtMs = caughtUp ? wallMs : wallMs + ASK_AGAIN_MS;
    return caughtUp;
  }

  private boolean nothingMore() {
    try {
      return !lookout().anyFrom(Math.max(committed, progress.next()));
    } catch (RuntimeException unreachable) {
      close();
      LOG.warn(
          "Cannot see whether recordings are silent, so none is ended: {}",
          DeadLetters.reason(unreachable));
      return false;
    }
  }

  private TailReader lookout() {
    if (lookout == null) {
      lookout = tools.tails().open(context);
    }
    return lookout;
  }

  @Override
  public void close() {
    if (lookout != null) {
      lookout.close();
      lookout = null;
    }
  }
}
