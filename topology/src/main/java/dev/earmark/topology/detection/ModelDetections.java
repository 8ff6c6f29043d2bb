package dev.earmark.topology.detection;

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
import dev.earmark.topology.chunk.RecordingKey;
import dev.earmark.topology.chunk.Times;
import dev.earmark.topology.metrics.Count;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.prediction.Evidence;
import dev.earmark.topology.prediction.JudgingRules;
import dev.earmark.topology.settings.JudgingSettings;
import dev.earmark.topology.state.Remembered;
import dev.earmark.topology.state.SaidKept;
import dev.earmark.topology.state.StoreNames;
import dev.earmark.window.Window;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What labels one version of a model hears of a task's devices. */
final class ModelDetections {
  private final ModelCard card;
  private final DetectionRule rule;
  private final Tools tools;
  private final Remembered<DeviceDetections> devices;

  /**
   * What all models of a task have in common.
   *
   * @param context of the processor
   * @param settings how it is judged
   * @param saidKept how long what was said is kept
   * @param counts where it is counted
   */
  record Tools(
      ProcessorContext<String, Detection> context,
      JudgingSettings settings,
      SaidKept saidKept,
      TopologyCounts counts) {}

  ModelDetections(ModelCard card, Tools tools) {
    this.card = card;
    this.tools = tools;
    rule = JudgingRules.detection(card, tools.settings());
    devices =
        new Remembered<>(
            tools.context().getStateStore(StoreNames.DETECTIONS), card.id(), new Codec());
  }

  /** Takes what was heard in a window. */
  void take(Evidence.Scored scored, long timestampMs) {
    RecordingKey key = scored.key();
    DeviceDetections device = devices.get(key.device());
    var changes = publish(key, timestampMs);
    put(
        key.device(),
        timestampMs,
        device.accept(key.recording(), scored.began().began(), window(scored), changes));
  }

  /** Takes that a recording has no more windows. */
  void take(Evidence.Over over, long timestampMs) {
    RecordingKey key = over.key();
    DeviceDetections device = devices.get(key.device());
    var changes = publish(key, timestampMs);
    put(key.device(), timestampMs, device.end(key.recording(), over.began().began(), changes));
  }

  private void put(String name, long timestampMs, boolean changed) {
    if (changed) {
      DeviceDetections device = devices.get(name);
      device.touch(timestampMs);
      devices.put(name, device, this::tooLarge);
    }
  }

  private Consumer<DetectionChange> publish(RecordingKey key, long timestampMs) {
    return change -> {
      tools.counts().add(Count.DETECTIONS);
      var detection = Detections.of(card, key, change);
      tools.context().forward(new Record<>(key.device(), detection, timestampMs));
    };
  }

  /**
   * Forgets devices that nothing was heard of since, and what is named of other models; closes what
   * is open there.
   */
  void forget(long sinceMs, Predicate<Remembered.Entry> others) {
    devices.forget(
        entry ->
            isMine(entry)
                ? DeviceDetectionsCodec.left(entry.bytes()).touchedMs() < sinceMs
                : others.test(entry),
        this::close);
  }

  /** Forgets all and closes what is open, because another version listens from now on. */
  void leave() {
    devices.forget(this::isMine, this::close);
  }

  private boolean isMine(Remembered.Entry entry) {
    return entry.model().equals(card.id());
  }

  private void tooLarge(Remembered.Entry entry) {
    tools.counts().add(Count.DEVICES_TOO_LARGE);
    close(entry);
  }

  private void close(Remembered.Entry entry) {
    var left = DeviceDetectionsCodec.left(entry.bytes());
    for (OpenDetection open : left.open()) {
      tools.counts().add(Count.DETECTIONS);
      var closed = Detections.closed(entry.model(), entry.device(), open);
      tools.context().forward(new Record<>(entry.device(), closed, left.touchedMs()));
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
            tools.saidKept().from(() -> tools.context().currentSystemTimeMs()));

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
