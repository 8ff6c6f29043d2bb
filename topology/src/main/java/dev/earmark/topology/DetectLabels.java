package dev.earmark.topology;

import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.detection.DetectionChange;
import dev.earmark.detection.DetectionRule;
import dev.earmark.detection.DeviceDetections;
import dev.earmark.detection.DeviceDetectionsCodec;
import dev.earmark.detection.OpenDetection;
import dev.earmark.detection.ScoredWindow;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.window.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Says when a label begins to be heard and when it is over; what it remembers of a device is one
 * value of {@link #STORE}.
 *
 * <p>A device of which nothing is heard for {@link #KEPT}, by the clock of the log, is forgotten,
 * and so is what another model has left; what is open there is closed.
 */
final class DetectLabels implements Processor<String, Evidence, String, Detection> {
  /** Store of what is remembered, by model and device. */
  static final String STORE = "detections";

  private static final Duration KEPT = Duration.ofDays(1);
  private static final Duration SWEEP = Duration.ofHours(1);
  private final ModelCard card;
  private final DetectionRule rule;
  private final SaidKept saidKept;
  private final TopologyCounts counts;
  private ProcessorContext<String, Detection> context;
  private Remembered<DeviceDetections> devices;

  DetectLabels(ModelCard card, JudgingSettings settings, SaidKept saidKept, TopologyCounts counts) {
    this.saidKept = saidKept;
    this.card = card;
    this.rule = JudgingRules.detection(card, settings);
    this.counts = counts;
  }

  @Override
  public void init(ProcessorContext<String, Detection> context) {
    this.context = context;
    devices = new Remembered<>(context.getStateStore(STORE), card.id(), new Codec());
    context.schedule(SWEEP, PunctuationType.STREAM_TIME, this::sweep);
  }

  @Override
  public void process(Record<String, Evidence> record) {
    DeviceDetections device = devices.get(record.key());
    if (take(record, device)) {
      device.touch(record.timestamp());
      devices.put(record.key(), device, this::tooLarge);
    }
  }

  private boolean take(Record<String, Evidence> record, DeviceDetections device) {
    if (record.value() instanceof Evidence.Scored scored) {
      var changes = publish(scored.key(), record.timestamp());
      String recording = scored.key().recording();
      return device.accept(recording, scored.began().began(), window(scored), changes);
    }
    if (record.value() instanceof Evidence.Over over) {
      var changes = publish(over.key(), record.timestamp());
      return device.end(over.key().recording(), over.began().began(), changes);
    }
    return false;
  }

  private Consumer<DetectionChange> publish(RecordingKey key, long timestampMs) {
    return change -> {
      counts.detections.increment();
      var detection = Detections.of(card, key, change);
      context.forward(new Record<>(key.device(), detection, timestampMs));
    };
  }

  private void sweep(long streamMs) {
    long since = streamMs - KEPT.toMillis();
    devices.forget(
        entry ->
            !entry.model().equals(card.id())
                || DeviceDetectionsCodec.left(entry.bytes()).touchedMs() < since,
        this::close);
  }

  private void tooLarge(Remembered.Entry entry) {
    counts.devicesTooLarge.increment();
    close(entry);
  }

  private void close(Remembered.Entry entry) {
    var left = DeviceDetectionsCodec.left(entry.bytes());
    for (OpenDetection open : left.open()) {
      counts.detections.increment();
      var closed = Detections.closed(entry.model(), entry.device(), open);
      context.forward(new Record<>(entry.device(), closed, left.touchedMs()));
    }
  }

  private static ScoredWindow window(Evidence.Scored scored) {
    Heard heard = scored.heard();
    Window window = heard.window();
    Prediction prediction = scored.prediction();
    return new ScoredWindow(
        window.index(),
        window.startSample(),
        window.endSample(),
        Times.micros(prediction.getStartedAt()),
        heard.scores());
  }

  /** Reads and writes devices as the model judges them. */
  private final class Codec implements Remembered.Codec<DeviceDetections> {
    private final DeviceDetectionsCodec codec =
        new DeviceDetectionsCodec(
            rule,
            card.sampleRate(),
            card.labels(),
            saidKept.from(() -> context.currentSystemTimeMs()));

    @Override
    public DeviceDetections fresh() {
      return codec.fresh();
    }

    @Override
    public byte[] write(DeviceDetections device) {
      return codec.write(device);
    }

    @Override
    public Optional<DeviceDetections> read(byte[] bytes) {
      return codec.read(bytes);
    }
  }
}
