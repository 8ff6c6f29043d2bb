package dev.earmark.topology.confusion;

import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.confusion.ConfusionRule;
import dev.earmark.confusion.CountListener;
import dev.earmark.confusion.DeviceConfusion;
import dev.earmark.confusion.DeviceConfusionCodec;
import dev.earmark.confusion.HeardWindow;
import dev.earmark.confusion.TaskCounts;
import dev.earmark.confusion.Telling;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.chunk.Times;
import dev.earmark.topology.confusion.SubjectCounts.Subject;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.prediction.Evidence;
import dev.earmark.topology.prediction.JudgingRules;
import dev.earmark.topology.settings.JudgingSettings;
import dev.earmark.topology.state.Remembered;
import dev.earmark.topology.state.StoreNames;
import dev.earmark.window.Window;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What one version of a model got right of a task's devices: each device's, and all together. */
final class ModelConfusion {
  private final ModelCard card;
  private final ConfusionRule rule;
  private final ProcessorContext<String, SubjectCounts> context;
  private final TopologyCounts counts;
  private final Map<String, Set<Long>> changed = new LinkedHashMap<>();
  private final Remembered<DeviceConfusion> devices;
  private final TaskCounts task;

  /** Goes on with what the store holds. */
  ModelConfusion(
      ModelCard card,
      JudgingSettings settings,
      TopologyCounts counts,
      ProcessorContext<String, SubjectCounts> context) {
    this.card = card;
    this.context = context;
    this.counts = counts;
    rule = JudgingRules.confusion(card, settings);
    task = new TaskCounts(rule);
    devices =
        new Remembered<>(
            context.getStateStore(StoreNames.CONFUSION), card.id(), new CountedDevices(rule));
    devices.forEach(this::begin);
  }

  private void begin(String device, DeviceConfusion known) {
    boolean recent =
        known.touchedMs() >= context.currentStreamTimeMs() - MergeConfusion.RECENT.toMillis();
    task.add(known.counts(), recent);
    if (recent) {
      var all = new LinkedHashSet<>(known.counts().periods().keySet());
      all.add(CountListener.TOTAL_ONLY);
      changed.put(device, all);
    }
  }

  /** Takes what was heard in a window. */
  void take(Evidence.Scored scored, long timestampMs) {
    String device = scored.key().device();
    DeviceConfusion counted = devices.get(device);
    put(device, timestampMs, counted.hear(window(scored), new Listener(device)));
  }

  /** Takes that a recording has no more windows. */
  void take(Evidence.Over over, long timestampMs) {
    String device = over.key().device();
    DeviceConfusion counted = devices.get(device);
    put(device, timestampMs, counted.end(over.key().recording(), over.began().began()));
  }

  /** Takes a truth and returns what became of it. */
  Telling take(String device, Evidence.Told told, long timestampMs) {
    HeardTruth truth = HeardTruth.of(device, told.truth(), card.sampleRate(), rule.labels());
    DeviceConfusion counted = devices.get(device);
    Telling telling = counted.tell(truth.recording(), truth.span(), new Listener(device));
    put(device, timestampMs, true);
    return telling;
  }

  private void put(String device, long timestampMs, boolean isChanged) {
    if (isChanged) {
      DeviceConfusion counted = devices.get(device);
      counted.touch(timestampMs);
      devices.put(device, counted, this::tooLarge);
    }
  }

  private HeardWindow window(Evidence.Scored scored) {
    Heard heard = scored.heard();
    Window window = heard.window();
    return new HeardWindow(
        scored.key().recording(),
        window.index(),
        (int) Math.round(window.coverage() * rule.length()),
        rule.labels().positionOf(heard.label()),
        Times.micros(scored.prediction().getStartedAt()),
        scored.began().began());
  }

  /** Says what has changed since the last call. */
  void say() {
    changed.forEach(this::say);
    changed.clear();
    task.drain((period, matrix) -> forward(SubjectCounts.ALL, period, matrix));
  }

  private void say(String device, Set<Long> periods) {
    DeviceConfusion counted = devices.get(device);
    for (long period : periods) {
      boolean total = period == CountListener.TOTAL_ONLY;
      var matrix = total ? counted.counts().total() : counted.counts().periods().get(period);
      if (matrix != null) {
        forward(device, period, matrix);
      }
    }
  }

  private void forward(String scope, long period, ConfusionMatrix matrix) {
    long to = period == CountListener.TOTAL_ONLY ? period : period + rule.periodMicros();
    var subject = new Subject(card.name(), card.version(), scope, period, to);
    var said = new SubjectCounts(subject, context.taskId().partition(), matrix.copy());
    long timestampMs = Math.max(0, context.currentStreamTimeMs());
    context.forward(new Record<>(subject.key(), said, timestampMs));
  }

  /** Forgets devices that nothing was heard of since, and of other models those that are named. */
  void forget(long sinceMs, Predicate<Remembered.Entry> others) {
    devices.forget(
        entry ->
            (isMine(entry) || others.test(entry))
                && DeviceConfusionCodec.touchedMs(entry.bytes()) < sinceMs,
        this::leaveTheTotal);
  }

  private boolean isMine(Remembered.Entry entry) {
    return entry.model().equals(card.id());
  }

  private void tooLarge(Remembered.Entry entry) {
    counts.add(Count.DEVICES_TOO_LARGE);
    leaveTheTotal(entry);
  }

  private void leaveTheTotal(Remembered.Entry entry) {
    if (isMine(entry)) {
      changed.remove(entry.device());
      new CountedDevices(rule)
          .read(entry.bytes())
          .ifPresent(device -> task.forget(device.counts()));
    }
  }

  /** Notes what changes, of a device and of the task. */
  private final class Listener implements CountListener {
    private final String device;

    Listener(String device) {
      this.device = device;
    }

    @Override
    public void counted(long period, int truth, int predicted, long windows) {
      task.counted(period, truth, predicted, windows);
      var periods = changed.computeIfAbsent(device, name -> new LinkedHashSet<>());
      periods.add(TOTAL_ONLY);
      periods.add(period);
    }

    @Override
    public void closed(long period, ConfusionMatrix matrix) {
      forward(device, period, matrix);
    }
  }
}
