package dev.earmark.topology.window;

import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.Leg;
import dev.earmark.topology.metrics.Seldom;
import dev.earmark.topology.metrics.TopologyCounts;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands on the windows of a task's recordings, and that a recording has ended. */
final class WindowSender {
  private static final Logger LOG = LoggerFactory.getLogger(WindowSender.class);
  private static final Seldom SELDOM = new Seldom();

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
  void send(Recording recording, List<LaneWindow> windows) {
    Completion now = recording.captured().completion();
    long sinceMs = Math.max(0, context.currentSystemTimeMs() - recording.heard().atMs());
    windows.forEach(window -> counts.observer().took(Leg.WINDOW, sinceMs * 1_000_000));
    send(recording, windows, now, live());
  }

  /** As {@link #send}, of a recording that has ended because it fell silent. */
  void sendIdle(Recording recording, List<LaneWindow> windows) {
    counts.add(Count.RECORDINGS_IDLE);
    send(recording, windows, null, live());
  }

  /** As {@link #sendIdle}, at once, where the log alone would not show the end again. */
  void sendIdleNow(Recording recording, List<LaneWindow> windows) {
    counts.add(Count.RECORDINGS_IDLE);
    sendNow(recording, windows);
  }

  /** As {@link #sendIdleNow}, of a recording that had to make room for another. */
  void sendSurplus(Recording recording, List<LaneWindow> windows) {
    counts.add(Count.RECORDINGS_SURPLUS);
    if (SELDOM.now()) {
      LOG.warn(
          "More recordings are open than recordings.max, so the one heard longest ago ends:"
              + " task={}, device={}",
          context.taskId(),
          recording.key().device());
    }
    sendNow(recording, windows);
  }

  private void sendNow(Recording recording, List<LaneWindow> windows) {
    send(recording, windows, null, true);
  }

  private void send(
      Recording recording, List<LaneWindow> windows, @Nullable Completion by, boolean live) {
    windows.forEach(window -> window.lane().waitForOne());
    forward(new Cut(recording, windows, by, live, progress), recording.heard().atMs());
  }

  /** Hands on windows that were complete when the task started. */
  void sendOwed(List<OwedWindows.Owed> owed) {
    owed.forEach(one -> one.window().lane().waitForOne());
    for (OwedWindows.Owed one : owed) {
      Completion before = Completion.before(one.trace());
      forward(
          new Cut(one.recording(), List.of(one.window()), before, live(), progress),
          one.timestampMs());
    }
  }

  private boolean live() {
    return progress.isLive(context.currentSystemTimeMs());
  }

  private void forward(Cut cut, long timestampMs) {
    context.forward(new Record<>(cut.recording().key().device(), cut, timestampMs));
  }
}
