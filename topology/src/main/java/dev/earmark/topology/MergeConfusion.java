package dev.earmark.topology;

import dev.earmark.Confusion;
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

/**
 * Adds up what each task has counted of all its devices; what a task says replaces what it said
 * before, so that repetition changes nothing.
 *
 * <p>What has changed is said once a second, and all of it when the task starts. Periods that ended
 * longer than {@link #KEPT} ago, in stream time, are neither taken nor kept.
 */
final class MergeConfusion implements Processor<String, Counts, String, Confusion> {
  /** Store of what each task said, by the key of its subject. */
  static final String STORE = "merged-confusion";

  private static final Duration KEPT = Duration.ofDays(2);
  private static final Duration SAY = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofHours(1);
  private final Set<String> changed = new LinkedHashSet<>();
  private ProcessorContext<String, Confusion> context;
  private KeyValueStore<String, MergedCounts> store;

  @Override
  public void init(ProcessorContext<String, Confusion> context) {
    this.context = context;
    store = context.getStateStore(STORE);
    changed.clear();
    try (var known = store.all()) {
      known.forEachRemaining(entry -> changed.add(entry.key));
    }
    context.schedule(SAY, PunctuationType.WALL_CLOCK_TIME, wallMs -> say());
    context.schedule(SWEEP, PunctuationType.STREAM_TIME, streamMs -> sweep());
  }

  @Override
  public void process(Record<String, Counts> record) {
    Counts counts = record.value();
    if (isPast(counts.subject())) {
      return;
    }
    MergedCounts known = store.get(record.key());
    var merged =
        known != null && known.fits(counts)
            ? known
            : new MergedCounts(counts.subject(), counts.matrix().labels());
    merged.accept(counts);
    store.put(record.key(), merged);
    changed.add(record.key());
  }

  private boolean isPast(Counts.Subject subject) {
    long since = context.currentStreamTimeMs() - KEPT.toMillis();
    return !subject.isTotal() && Math.floorDiv(subject.to(), 1000L) < since;
  }

  private void say() {
    for (String key : changed) {
      MergedCounts merged = store.get(key);
      if (merged != null) {
        var confusion = Confusions.of(merged.subject(), merged.sum());
        context.forward(new Record<>(key, confusion, Math.max(0, context.currentStreamTimeMs())));
      }
    }
    changed.clear();
  }

  private void sweep() {
    List<String> past = new ArrayList<>();
    try (var known = store.all()) {
      known.forEachRemaining(
          entry -> {
            if (isPast(entry.value.subject())) {
              past.add(entry.key);
            }
          });
    }
    past.forEach(store::delete);
  }
}
