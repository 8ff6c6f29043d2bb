package dev.earmark.topology.score;

import dev.earmark.Prediction;
import dev.earmark.prediction.Heard;
import dev.earmark.topology.chunk.Place;
import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.topology.deadletter.UnscoredException.Unscored;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.Latency;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Classifier;
import dev.earmark.topology.prediction.Evidence;
import dev.earmark.topology.prediction.Predictions;
import dev.earmark.topology.score.PanelQueue.Waiting;
import dev.earmark.topology.window.Completion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hands on what was heard, and keeps what has to be refused. */
final class Publishing implements PanelQueue.Out {
  private final ProcessorContext<String, Evidence> context;
  private final TopologyCounts counts;
  private final List<Unscored> unscored = new ArrayList<>();

  Publishing(ProcessorContext<String, Evidence> context, TopologyCounts counts) {
    this.context = context;
    this.counts = counts;
  }

  /** Returns the windows that a model gave no usable scores for. */
  List<Unscored> unscored() {
    return unscored;
  }

  @Override
  public void heard(Waiting waiting, Classifier by, Heard heard) {
    long wallMs = context.currentSystemTimeMs();
    RecordingKey key = waiting.recording().key();
    Prediction prediction = Predictions.of(by.card(), key, waiting.recording().origin(), heard);
    prediction.setProcessedAt(Instant.ofEpochMilli(wallMs));
    prediction.setSkipped(waiting.skipped());
    counts.add(Count.PREDICTIONS);
    Place began = waiting.recording().origin().began();
    var scored = new Evidence.Scored(key, began, heard, by.card(), prediction);
    context.forward(
        new Record<>(
            key.device(), scored, waiting.timestampMs(), Completion.headers(waiting.completion())));
    time(waiting, wallMs);
  }

  private void time(Waiting waiting, long wallMs) {
    Completion by = waiting.completion();
    if (by != null && by.isNew()) {
      counts.observer().scored(Latency.nanos(by.capturedMicros(), wallMs * 1000));
      counts.uncommitted().add(by.capturedMicros());
    }
  }

  @Override
  public void refused(Waiting waiting, Classifier by, String reason) {
    RecordingKey key = waiting.recording().key();
    String id = Predictions.id(by.card(), key, waiting.window().startSample());
    unscored.add(
        new Unscored(key.device(), "window must have usable scores: id=" + id + ": " + reason));
  }
}
