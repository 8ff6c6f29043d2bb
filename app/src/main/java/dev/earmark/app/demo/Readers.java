package dev.earmark.app.demo;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.DetectionState;
import dev.earmark.Prediction;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.client.From;
import dev.earmark.client.RecordConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Reads what the topology says, as any application would; for one thread. */
final class Readers implements AutoCloseable {
  private final RecordConsumer<Prediction> predictions;
  private final RecordConsumer<Confusion> counts;
  private final RecordConsumer<Detection> found;
  private final PredictionLog log;
  private final ConfusionTopic confusion;
  private final List<Detection> detections = new ArrayList<>();

  /** Begins to read now; of the confusion from the beginning, because its totals go on. */
  Readers(Settings settings, PredictionLog log, ConfusionTopic confusion) {
    this.log = log;
    this.confusion = confusion;
    predictions = open(Prediction.class, EarmarkSettings.TOPIC_PREDICTIONS, From.now(), settings);
    counts = open(Confusion.class, EarmarkSettings.TOPIC_CONFUSION, From.beginning(), settings);
    found = open(Detection.class, EarmarkSettings.TOPIC_DETECTIONS, From.now(), settings);
  }

  private static <T extends SpecificRecord> RecordConsumer<T> open(
      Class<T> type, String topic, From from, Settings settings) {
    return new RecordConsumer<>(type, settings.text(topic), from, settings.consumer());
  }

  /** Takes what has come, waiting for predictions for a bounded time. */
  void read(Duration most) {
    predictions.poll(most).forEach(prediction -> log.accept(prediction, System.nanoTime()));
    counts.poll(Duration.ZERO).forEach(confusion::accept);
    found.poll(Duration.ZERO).stream()
        .filter(detection -> detection.getState() == DetectionState.CLOSED)
        .forEach(detections::add);
  }

  /** Returns the detections that are over. */
  List<Detection> detections() {
    return detections;
  }

  @Override
  public void close() {
    predictions.close();
    counts.close();
    found.close();
  }
}
