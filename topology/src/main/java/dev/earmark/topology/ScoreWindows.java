package dev.earmark.topology;

import dev.earmark.Prediction;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.UnscoredException.Unscored;
import dev.earmark.window.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Scores windows, several at once, and hands on what was heard, then that a recording is over; a
 * cursor moves when its window has been.
 *
 * <p>A window whose audio has just come is scored at once. One from a backlog waits until the batch
 * is full, or for 100 ms.
 */
final class ScoreWindows implements Processor<String, Cut, String, Evidence> {
  private static final Duration TICK = Duration.ofMillis(5);
  private static final long BEHIND_WAIT_MS = 100;

  private final Classifier classifier;
  private final ScoringSettings settings;
  private final TopologyCounts counts;
  private final List<Waiting> batch = new ArrayList<>();
  private ProcessorContext<String, Evidence> context;
  private KeyValueStore<String, Cursor> cursors;
  private @Nullable Scoring scoring;
  private @Nullable TaskProgress progress;
  private long oldestWallMs;

  /** A window that waits for its batch. */
  record Waiting(Recording recording, Window window, long timestampMs) {}

  ScoreWindows(Classifier classifier, ScoringSettings settings, TopologyCounts counts) {
    this.classifier = classifier;
    this.settings = settings;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<String, Evidence> context) {
    close();
    this.context = context;
    cursors = context.getStateStore(EarmarkTopology.CURSORS);
    batch.clear();
    scoring = new Scoring(classifier.scorers().apply(settings.batchMax()));
    context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::flushOld);
  }

  @Override
  public void process(Record<String, Cut> record) {
    Cut cut = record.value();
    progress = cut.progress();
    List<Unscored> unscored = new ArrayList<>();
    for (Window window : cut.windows()) {
      unscored.addAll(add(new Waiting(cut.recording(), window, record.timestamp())));
    }
    if (cut.windows().isEmpty() && cut.recording().idleForScores()) {
      save(cut.recording());
    }
    if (cut.live()) {
      unscored.addAll(flush());
    }
    refuse(unscored);
  }

  @Override
  public void close() {
    if (scoring != null) {
      scoring.close();
      scoring = null;
    }
  }

  private List<Unscored> add(Waiting window) {
    if (batch.isEmpty()) {
      oldestWallMs = context.currentSystemTimeMs();
    }
    batch.add(window);
    return batch.size() == settings.batchMax() ? flush() : List.of();
  }

  private void flushOld(long wallMs) {
    if (!batch.isEmpty() && wallMs - oldestWallMs >= BEHIND_WAIT_MS) {
      refuse(flush());
    }
  }

  /** Scores what waits and returns the windows that the model gave no usable scores for. */
  private List<Unscored> flush() {
    if (batch.isEmpty()) {
      return List.of();
    }
    List<Waiting> windows = List.copyOf(batch);
    batch.clear();
    List<Unscored> unscored = publish(windows);
    Set<Recording> moved = new LinkedHashSet<>();
    windows.forEach(waiting -> moved.add(waiting.recording()));
    moved.forEach(this::save);
    return unscored;
  }

  /** Hands windows to the dead letters, when all else is done: what is thrown ends the call. */
  private static void refuse(List<Unscored> unscored) {
    if (!unscored.isEmpty()) {
      throw new UnscoredException(unscored);
    }
  }

  private List<Unscored> publish(List<Waiting> windows) {
    Scoring.Result result = score(windows);
    List<Unscored> unscored = new ArrayList<>();
    for (Waiting waiting : windows) {
      Heard heard = result.heard().get(waiting.window());
      String reason = result.refused().get(waiting.window());
      if (heard != null) {
        forward(waiting, heard);
      } else if (reason != null) {
        unscored.add(unscored(waiting, reason));
      } else {
        counts.windowsNotCovered.increment();
      }
      waiting.recording().scored(waiting.window());
    }
    return unscored;
  }

  private Scoring.Result score(List<Waiting> windows) {
    List<Window> covered =
        windows.stream()
            .map(Waiting::window)
            .filter(window -> window.received() >= settings.minCoverage())
            .toList();
    if (!covered.isEmpty()) {
      counts.batches.increment();
    }
    return scoring().score(classifier.card(), covered);
  }

  private void forward(Waiting waiting, Heard heard) {
    Prediction prediction =
        Predictions.of(
            classifier.card(), waiting.recording(), heard, context.currentSystemTimeMs());
    counts.predictions.increment();
    RecordingKey key = waiting.recording().key();
    var scored = new Evidence.Scored(key, waiting.recording().origin().began(), heard, prediction);
    context.forward(new Record<>(key.device(), scored, waiting.timestampMs()));
  }

  private Unscored unscored(Waiting waiting, String reason) {
    ModelCard card = classifier.card();
    String id = Predictions.id(card, waiting.recording().key(), waiting.window().startSample());
    return new Unscored(
        waiting.recording().key().device(),
        "window must have usable scores: id=" + id + ": " + reason);
  }

  private void save(Recording recording) {
    long at = progress == null ? 0 : progress.at();
    cursors.put(recording.key().text(), recording.cursor(at));
    if (recording.settled()) {
      var over = new Evidence.Over(recording.key(), recording.origin().began());
      context.forward(new Record<>(recording.key().device(), over, recording.heard().atMs()));
    }
  }

  private Scoring scoring() {
    if (scoring == null) {
      throw new IllegalStateException("score-windows must be initialised before it scores");
    }
    return scoring;
  }
}
