package dev.earmark.topology.confusion;

import dev.earmark.confusion.Telling;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.model.Listeners;
import dev.earmark.topology.model.Seat;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.prediction.Evidence;
import dev.earmark.topology.settings.JudgingSettings;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Counts windows by truth and prediction, for each model by itself: each device's, which are
 * complete here, and those of all of the task's devices together, which {@code merge-confusion}
 * adds to other tasks'.
 *
 * <p>What has changed is said once a second; when the task starts, what may have changed in the ten
 * minutes before, by the clock of the log; a period that closes is said at once. What is remembered
 * of a device is one value of its store for each model; a device of which nothing is heard for
 * {@code confusion.remember}, by the clock of the log, is forgotten and leaves the total.
 */
public final class CountConfusion implements Processor<String, Evidence, String, SubjectCounts> {
  private static final Duration SAY = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofHours(1);
  private final Seats seats;
  private final JudgingSettings settings;
  private final TopologyCounts counts;
  private Listeners<ModelConfusion> models;

  public CountConfusion(Seats seats, JudgingSettings settings, TopologyCounts counts) {
    this.seats = seats;
    this.settings = settings;
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<String, SubjectCounts> context) {
    models =
        new Listeners<>(seats.all(), card -> new ModelConfusion(card, settings, counts, context));
    context.schedule(SAY, PunctuationType.WALL_CLOCK_TIME, wallMs -> say());
    context.schedule(SWEEP, PunctuationType.STREAM_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, Evidence> record) {
    Evidence evidence = record.value();
    if (evidence instanceof Evidence.Scored scored) {
      version(scored).take(scored, record.timestamp());
    } else if (evidence instanceof Evidence.Told told) {
      tell(record.key(), told, record.timestamp());
    } else if (evidence instanceof Evidence.Over over) {
      models.named(over.models()).forEach(model -> model.take(over, record.timestamp()));
    }
  }

  /** What an earlier version has counted is said before the later one begins. */
  private ModelConfusion version(Evidence.Scored scored) {
    return models.of(scored.card(), ModelConfusion::say);
  }

  /** A truth is told to every model that hears the device, and counted once. */
  private void tell(String device, Evidence.Told told, long timestampMs) {
    HeardTruth.check(device, told.truth());
    counts.add(Count.TRUTHS);
    List<Telling> tellings =
        models.named(seats.of(device).map(Seat::name).toList()).stream()
            .map(model -> model.take(device, told, timestampMs))
            .toList();
    if (tellings.contains(Telling.SURPLUS)) {
      counts.add(Count.TRUTHS_SURPLUS);
    } else if (tellings.contains(Telling.LATE)) {
      counts.add(Count.TRUTHS_LATE);
    }
  }

  private void say() {
    models.all().forEach(ModelConfusion::say);
  }

  private void sweep(long streamMs) {
    long since = streamMs - settings.confusionRemember().toMillis();
    models.all().forEach(model -> model.forget(since, entry -> !models.has(entry.model())));
  }
}
