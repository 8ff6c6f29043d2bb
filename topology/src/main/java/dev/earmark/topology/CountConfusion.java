package dev.earmark.topology;

import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.confusion.ConfusionRule;
import dev.earmark.confusion.CountListener;
import dev.earmark.confusion.DeviceConfusion;
import dev.earmark.confusion.DeviceConfusionCodec;
import dev.earmark.confusion.HeardWindow;
import dev.earmark.confusion.TaskCounts;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.Counts.Subject;
import dev.earmark.window.Window;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Counts windows by truth and prediction: each device's, which are complete here, and those of all
 * of the task's devices together, which {@code merge-confusion} adds to other tasks'.
 *
 * <p>What has changed is said once a second; when the task starts, what may have changed in the ten
 * minutes before, by the clock of the log; a period that closes is said at once. What is remembered
 * of a device is one value of {@link #STORE}; a device of which nothing is heard for {@code
 * confusion.remember}, by the clock of the log, is forgotten and leaves the total.
 */
final class CountConfusion implements Processor<String, Evidence, String, Counts> {
  /** Store of what is remembered, by model and device. */
  static final String STORE = "confusion";

  private static final Duration SAY = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofHours(1);
  private static final Duration RECENT = Duration.ofMinutes(10);
  private final ModelCard card;
  private final ConfusionRule rule;
  private final Duration remember;
  private final TopologyCounts counts;
  private final Map<String, Set<Long>> changed = new LinkedHashMap<>();
  private ProcessorContext<String, Counts> context;
  private Remembered<DeviceConfusion> devices;
  private TaskCounts task;

  CountConfusion(ModelCard card, JudgingSettings settings, TopologyCounts counts) {
    this.card = card;
    this.rule = JudgingRules.confusion(card, settings);
    this.remember = settings.confusionRemember();
    this.counts = counts;
    this.task = new TaskCounts(rule);
  }

  @Override
  public void init(ProcessorContext<String, Counts> context) {
    this.context = context;
    devices = new Remembered<>(context.getStateStore(STORE), card.id(), new CountedDevices(rule));
    task = new TaskCounts(rule);
    changed.clear();
    devices.forEach(this::begin);
    context.schedule(SAY, PunctuationType.WALL_CLOCK_TIME, wallMs -> say());
    context.schedule(SWEEP, PunctuationType.STREAM_TIME, this::sweep);
  }

  private void begin(String device, DeviceConfusion known) {
    boolean recent = known.touchedMs() >= context.currentStreamTimeMs() - RECENT.toMillis();
    task.add(known.counts(), recent);
    if (recent) {
      var all = new LinkedHashSet<>(known.counts().periods().keySet());
      all.add(CountListener.TOTAL_ONLY);
      changed.put(device, all);
    }
  }

  @Override
  public void process(Record<String, Evidence> record) {
    String device = record.key();
    DeviceConfusion counted = devices.get(device);
    if (take(device, record.value(), counted)) {
      counted.touch(record.timestamp());
      devices.put(device, counted, this::tooLarge);
    }
  }

  private boolean take(String device, Evidence evidence, DeviceConfusion counted) {
    var listener = new Listener(device);
    if (evidence instanceof Evidence.Scored scored) {
      return counted.hear(window(scored), listener);
    }
    if (evidence instanceof Evidence.Told told) {
      return tell(
          HeardTruth.of(device, told.truth(), card.sampleRate(), rule.labels()), counted, listener);
    }
    return evidence instanceof Evidence.Over over
        && counted.end(over.key().recording(), over.began().began());
  }

  private boolean tell(HeardTruth truth, DeviceConfusion counted, CountListener listener) {
    counts.truths.increment();
    switch (counted.tell(truth.recording(), truth.span(), listener)) {
      case TAKEN -> {}
      case LATE -> counts.truthsLate.increment();
      case SURPLUS -> counts.truthsSurplus.increment();
    }
    return true;
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
  private void say() {
    changed.forEach(this::say);
    changed.clear();
    task.drain((period, matrix) -> forward(Counts.ALL, period, matrix));
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
    var said = new Counts(subject, context.taskId().partition(), matrix.copy());
    long timestampMs = Math.max(0, context.currentStreamTimeMs());
    context.forward(new Record<>(subject.key(), said, timestampMs));
  }

  private void sweep(long streamMs) {
    long since = streamMs - remember.toMillis();
    devices.forget(
        entry -> DeviceConfusionCodec.touchedMs(entry.bytes()) < since, this::leaveTheTotal);
  }

  private void tooLarge(Remembered.Entry entry) {
    counts.devicesTooLarge.increment();
    leaveTheTotal(entry);
  }

  private void leaveTheTotal(Remembered.Entry entry) {
    if (entry.model().equals(card.id())) {
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
