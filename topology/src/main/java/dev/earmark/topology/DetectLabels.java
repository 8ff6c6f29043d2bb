package dev.earmark.topology;

import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.detection.DetectionChange;
import dev.earmark.detection.DetectionRule;
import dev.earmark.detection.DeviceDetections;
import dev.earmark.detection.DeviceDetectionsCodec;
import dev.earmark.detection.ScoredWindow;
import dev.earmark.prediction.Heard;
import dev.earmark.score.ModelCard;
import dev.earmark.window.Window;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Says when a label begins to be heard and when it is over; what it remembers of a device is one
 * value of {@link #STORE}.
 */
final class DetectLabels implements Processor<String, Evidence, String, Detection> {
  /** Store of what is remembered, by model and device. */
  static final String STORE = "detections";

  private final ModelCard card;
  private final DetectionRule rule;
  private final TopologyCounts counts;
  private ProcessorContext<String, Detection> context;
  private Remembered<DeviceDetections> devices;

  DetectLabels(ModelCard card, JudgingSettings settings, TopologyCounts counts) {
    this.card = card;
    this.rule = JudgingRules.detection(card, settings);
    this.counts = counts;
  }

  /** Returns the serde of {@link #STORE}. */
  static Serde<DeviceDetections> serde(ModelCard card, JudgingSettings settings) {
    var codec =
        new DeviceDetectionsCodec(JudgingRules.detection(card, settings), card.sampleRate());
    return new StateSerde<>(codec::write, bytes -> codec.read(bytes).orElse(null));
  }

  @Override
  public void init(ProcessorContext<String, Detection> context) {
    this.context = context;
    KeyValueStore<String, DeviceDetections> store = context.getStateStore(STORE);
    devices = new Remembered<>(store, () -> new DeviceDetections(rule, card.sampleRate()));
  }

  @Override
  public void process(Record<String, Evidence> record) {
    String key = card.id() + '\n' + record.key();
    DeviceDetections device = devices.get(key);
    if (take(record, device)) {
      devices.put(key, device);
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
}
