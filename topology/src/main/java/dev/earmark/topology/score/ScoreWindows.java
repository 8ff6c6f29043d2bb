package dev.earmark.topology.score;

import dev.earmark.topology.deadletter.UnscoredException;
import dev.earmark.topology.deadletter.UnscoredException.Unscored;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Panel;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.prediction.Evidence;
import dev.earmark.topology.score.PanelQueue.Waiting;
import dev.earmark.topology.settings.ScoringSettings;
import dev.earmark.topology.state.StoreNames;
import dev.earmark.topology.window.Cursor;
import dev.earmark.topology.window.Cut;
import dev.earmark.topology.window.LaneWindow;
import dev.earmark.topology.window.Recording;
import dev.earmark.topology.window.TaskProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Scores windows, several at once and by every model of their panel, and hands on what was heard,
 * then that a recording is over; a cursor moves when its window has been.
 *
 * <p>A window whose audio has just come is scored at once. One from a backlog waits until the batch
 * is full, or for 100 ms.
 */
public final class ScoreWindows implements Processor<String, Cut, String, Evidence> {
  private static final Duration TICK = Duration.ofMillis(5);
  private static final long BEHIND_WAIT_MS = 100;

  private final Seats seats;
  private final ScoringSettings settings;
  private final TopologyCounts counts;
  private final Map<Panel, PanelQueue> queues = new LinkedHashMap<>();
  private ProcessorContext<String, Evidence> context;
  private KeyValueStore<String, Cursor> cursors;
  private Overload overload;
  private @Nullable TaskProgress progress;

  public ScoreWindows(Seats seats, ScoringSettings settings, TopologyCounts counts) {
    this.seats = seats;
    this.settings = settings;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<String, Evidence> context) {
    close();
    this.context = context;
    cursors = context.getStateStore(StoreNames.CURSORS);
    overload = new Overload(settings.overload(), counts, context.taskId().partition());
    seats.panels().forEach(this::open);
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  private void open(Panel panel) {
    queues.put(panel, new PanelQueue(panel, settings, counts, overload));
  }

  @Override
  public void process(Record<String, Cut> record) {
    Cut cut = record.value();
    progress = cut.progress();
    observe(cut);
    List<Unscored> unscored = new ArrayList<>();
    for (LaneWindow window : cut.windows()) {
      unscored.addAll(
          add(new Waiting(cut.recording(), window, record.timestamp(), cut.completion())));
    }
    if (cut.windows().isEmpty() && cut.recording().idleForScores()) {
      save(cut.recording());
    }
    if (cut.live()) {
      unscored.addAll(flush(queue -> true));
    }
    refuse(unscored);
  }

  /** A recording that ends at once, because it fell silent, says nothing of how old the log is. */
  private void observe(Cut cut) {
    long wallMs = context.currentSystemTimeMs();
    if (!cut.live() || cut.progress().isLive(wallMs)) {
      overload.observe(cut.progress().behindMs(wallMs));
    }
  }

  @Override
  public void close() {
    queues.values().forEach(PanelQueue::close);
    queues.clear();
  }

  private List<Unscored> add(Waiting window) {
    PanelQueue queue = queues.get(window.laneWindow().lane().panel());
    if (queue == null) {
      throw new IllegalStateException("score-windows must be initialised before it scores");
    }
    queue.add(window, context.currentSystemTimeMs());
    return queue.isFull() ? flush(queue::equals) : List.of();
  }

  private void tick(long wallMs) {
    overload.tick(wallMs);
    queues.values().forEach(PanelQueue::follow);
    long beganNanos = System.nanoTime();
    List<Unscored> unscored = flush(queue -> queue.waitsSince(wallMs - BEHIND_WAIT_MS));
    counts.busySince(beganNanos);
    refuse(unscored);
  }

  /** Scores what waits and returns the windows that a model gave no usable scores for. */
  private List<Unscored> flush(Predicate<PanelQueue> which) {
    var out = new Publishing(context, counts);
    Set<Recording> moved = new LinkedHashSet<>();
    for (PanelQueue queue : queues.values()) {
      if (which.test(queue)) {
        queue.flush(out).forEach(waiting -> moved.add(waiting.recording()));
      }
    }
    moved.forEach(this::save);
    return out.unscored();
  }

  /** Hands windows to the dead letters, when all else is done: what is thrown ends the call. */
  private static void refuse(List<Unscored> unscored) {
    if (!unscored.isEmpty()) {
      throw new UnscoredException(unscored);
    }
  }

  private void save(Recording recording) {
    cursors.put(recording.key().text(), recording.cursor(Objects.requireNonNull(progress)));
    if (recording.settled()) {
      var over = new Evidence.Over(recording.key(), recording.origin().began(), recording.models());
      context.forward(new Record<>(recording.key().device(), over, recording.heard().atMs()));
    }
  }
}
