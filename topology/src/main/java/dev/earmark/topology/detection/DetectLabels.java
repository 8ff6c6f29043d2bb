package dev.earmark.topology.detection;

import dev.earmark.Detection;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Listeners;
import dev.earmark.topology.model.Seat;
import dev.earmark.topology.prediction.Evidence;
import dev.earmark.topology.settings.JudgingSettings;
import dev.earmark.topology.state.SaidKept;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Says when a label begins to be heard and when it is over, for each model by itself; what one
 * remembers of a device is one value of its store.
 *
 * <p>A device of which nothing is heard for {@link #KEPT}, by the clock of the log, is forgotten,
 * and so is what another model has left; what is open there is closed. What an earlier version of a
 * model has left is closed at once where the next one takes over while this runs.
 */
public final class DetectLabels implements Processor<String, Evidence, String, Detection> {
  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration SWEEP = Duration.ofHours(1);
  private final List<Seat> seats;
  private final JudgingSettings settings;
  private final SaidKept saidKept;
  private final TopologyCounts counts;
  private Listeners<ModelDetections> models;

  public DetectLabels(
      List<Seat> seats, JudgingSettings settings, SaidKept saidKept, TopologyCounts counts) {
    this.seats = seats;
    this.settings = settings;
    this.saidKept = saidKept;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<String, Detection> context) {
    var tools = new ModelDetections.Tools(context, settings, saidKept, counts);
    models = new Listeners<>(seats, card -> new ModelDetections(card, tools));
    context.schedule(SWEEP, PunctuationType.STREAM_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, Evidence> record) {
    if (record.value() instanceof Evidence.Scored scored) {
      models.of(scored.card(), ModelDetections::leave).take(scored, record.timestamp());
    }
    if (record.value() instanceof Evidence.Over over) {
      models.named(over.models()).forEach(model -> model.take(over, record.timestamp()));
    }
  }

  private void sweep(long streamMs) {
    long since = streamMs - KEPT.toMillis();
    models.all().forEach(model -> model.forget(since, entry -> !models.has(entry.model())));
  }
}
