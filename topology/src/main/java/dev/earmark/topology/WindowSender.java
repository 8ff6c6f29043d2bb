package dev.earmark.topology;

import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on the windows of a task's recordings, and that a recording has ended. */
final class WindowSender {
  private static final Logger LOG = LoggerFactory.getLogger(WindowSender.class);
  private static final Seldom SELDOM = new Seldom();

  /** Audio that is younger than this, in ms, has nothing behind it that would fill a batch. */
  static final long LIVE_MS = 1_000;

  private final ProcessorContext<String, Cut> context;
  private final TaskProgress progress;
  private final TopologyCounts counts;

  WindowSender(
      ProcessorContext<String, Cut> context, TaskProgress progress, TopologyCounts counts) {
    this.context = context;
    this.progress = progress;
    this.counts = counts;
  }

  /** Hands on the windows that a recording has completed; none where it has only ended. */
  void send(Recording recording, List<Lane.Cut> windows) {
    windows.forEach(window -> window.lane().waitForOne());
    forward(cut(recording, windows, live()), recording.heard().atMs());
  }

  /** As {@link #send}, of a recording that has ended because it fell silent. */
  void sendIdle(Recording recording, List<Lane.Cut> windows) {
    counts.recordingsIdle.increment();
    send(recording, windows);
  }

  /** As {@link #sendIdle}, at once, where the log alone would not show the end again. */
  void sendIdleNow(Recording recording, List<Lane.Cut> windows) {
    counts.recordingsIdle.increment();
    sendNow(recording, windows);
  }

  /** As {@link #sendIdleNow}, of a recording that had to make room for another. */
  void sendSurplus(Recording recording, List<Lane.Cut> windows) {
    counts.recordingsSurplus.increment();
    if (SELDOM.now()) {
      LOG.warn(
          "More recordings are open than recordings.max, so the one heard longest ago ends: task={}, device={}",
          context.taskId(),
          recording.key().device());
    }
    sendNow(recording, windows);
  }

  private void sendNow(Recording recording, List<Lane.Cut> windows) {
    windows.forEach(window -> window.lane().waitForOne());
    forward(cut(recording, windows, true), recording.heard().atMs());
  }

  /** Hands on windows that were complete when the task started. */
  void sendOwed(List<Rebuild.Owed> owed) {
    owed.forEach(one -> one.window().lane().waitForOne());
    for (Rebuild.Owed one : owed) {
      forward(cut(one.recording(), List.of(one.window()), live()), one.timestampMs());
    }
  }

  private boolean live() {
    return context.currentSystemTimeMs() - progress.nowMs() < LIVE_MS;
  }

  private Cut cut(Recording recording, List<Lane.Cut> windows, boolean live) {
    return new Cut(recording, windows, live, progress);
  }

  private void forward(Cut cut, long timestampMs) {
    counts.windows.add(cut.windows().size());
    context.forward(new Record<>(cut.recording().key().device(), cut, timestampMs));
  }
}
