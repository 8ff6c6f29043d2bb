package dev.earmark.topology.confusion;

import dev.earmark.Confusion;
import dev.earmark.topology.confusion.SubjectCounts.Subject;
import dev.earmark.topology.deadletter.TooLargeException;
import dev.earmark.topology.metrics.Accuracies;
import dev.earmark.topology.state.Step;
import dev.earmark.topology.state.StoreNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Adds up what each task has counted of all its devices; what a task says replaces what it said
 * before, so that repetition changes nothing.
 *
 * <p>What has changed is said once a second, and when the task starts what may have changed in the
 * {@link #RECENT} before. Totals are said again when the task starts and once a day, because their
 * topic keeps nothing that was not said for a week. A period of which no task says anything for
 * {@link #KEPT} is let go: its topic does so by itself. Both by the clock of the log.
 */
public final class MergeConfusion implements Processor<String, SubjectCounts, String, Confusion> {
  private static final Duration KEPT = Duration.ofDays(2);

  /** How long what was counted last is told of again after a start. */
  static final Duration RECENT = Duration.ofMinutes(10);

  private static final Duration SAY = Duration.ofSeconds(1);
  private static final Duration SAY_TOTALS = Duration.ofDays(1);
  private static final Duration SWEEP = Duration.ofHours(1);
  private final Set<String> changed = new LinkedHashSet<>();
  private final Set<Subject> shown = new HashSet<>();
  private final Accuracies accuracies;
  private ProcessorContext<String, Confusion> context;
  private KeyValueStore<String, MergedCounts> store;

  public MergeConfusion(Accuracies accuracies) {
    this.accuracies = accuracies;
  }

  @Override
  public void init(ProcessorContext<String, Confusion> context) {
    this.context = context;
    store = context.getStateStore(StoreNames.MERGED_CONFUSION);
    changed.clear();
    sayAgain(merged -> merged.subject().isTotal() || !isSilentFor(RECENT, merged));
    context.schedule(SAY, PunctuationType.WALL_CLOCK_TIME, wallMs -> say());
    context.schedule(
        SAY_TOTALS,
        PunctuationType.WALL_CLOCK_TIME,
        wallMs -> sayAgain(merged -> merged.subject().isTotal()));
    context.schedule(SWEEP, PunctuationType.STREAM_TIME, streamMs -> sweep());
  }

  @Override
  public void process(Record<String, SubjectCounts> record) {
    SubjectCounts counts = record.value();
    MergedCounts known = store.get(record.key());
    var before =
        known != null && known.fits(counts)
            ? known
            : new MergedCounts(counts.subject(), counts.matrix().labels(), 0);
    MergedCounts merged = before.with(counts, record.timestamp());
    checkSize(merged);
    store.put(record.key(), merged);
    changed.add(record.key());
  }

  /** Refuses counts with which the changelog would refuse all that is known of their subject. */
  private static void checkSize(MergedCounts merged) {
    byte[] bytes = CountsCodec.write(merged);
    if (bytes.length > Step.MAX_VALUE_BYTES) {
      throw new TooLargeException("counts of all devices together", bytes, Step.MAX_VALUE_BYTES);
    }
  }

  private void sayAgain(Predicate<MergedCounts> which) {
    changed.addAll(keys(which));
  }

  private List<String> keys(Predicate<MergedCounts> which) {
    List<String> keys = new ArrayList<>();
    try (var known = store.all()) {
      known.forEachRemaining(
          entry -> {
            if (which.test(entry.value)) {
              keys.add(entry.key);
            }
          });
    }
    return keys;
  }

  private boolean isSilentFor(Duration time, MergedCounts merged) {
    return merged.saidMs() < context.currentStreamTimeMs() - time.toMillis();
  }

  private void say() {
    for (String key : changed) {
      MergedCounts merged = store.get(key);
      if (merged != null) {
        var confusion = Confusions.of(merged.subject(), merged.sum());
        context.forward(new Record<>(key, confusion, Math.max(0, context.currentStreamTimeMs())));
        show(merged);
      }
    }
    changed.clear();
  }

  private void show(MergedCounts merged) {
    if (merged.subject().isTotal()) {
      shown.add(merged.subject());
      accuracies.show(merged.subject().model(), merged.subject().version(), merged.sum());
    }
  }

  @Override
  public void close() {
    shown.forEach(subject -> accuracies.forget(subject.model(), subject.version()));
  }

  private void sweep() {
    keys(merged -> !merged.subject().isTotal() && isSilentFor(KEPT, merged)).forEach(store::delete);
  }
}
