package dev.earmark.detection;

import dev.earmark.state.Began;
import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns what is remembered of a device into bytes and back.
 *
 * <p>The bytes begin with what can be read without knowing the model: when the device was heard of
 * last, and what is open. So what a model leaves open can be closed when another has taken its
 * place.
 */
public final class DeviceDetectionsCodec {
  private static final int FORMAT = 4;
  private final DetectionRule rule;
  private final int sampleRate;
  private final List<String> labels;
  private final SaidAge saidAge;

  /** What the bytes say about a device to whoever does not know the model. */
  public record Left(long touchedMs, List<OpenDetection> open) {}

  /** Reads and writes devices that are judged by {@code rule}; labels are all of the model's. */
  public DeviceDetectionsCodec(DetectionRule rule, int sampleRate, List<String> labels) {
    this(rule, sampleRate, labels, SaidAge.NEVER_AGAIN);
  }

  /** As above, devices that say again what they said lately. */
  public DeviceDetectionsCodec(
      DetectionRule rule, int sampleRate, List<String> labels, SaidAge saidAge) {
    this.saidAge = saidAge;
    this.rule = rule;
    this.sampleRate = sampleRate;
    this.labels = List.copyOf(labels);
  }

  /** Returns a device of which nothing was heard so far. */
  public DeviceDetections fresh() {
    return new DeviceDetections(rule, sampleRate, saidAge);
  }

  /** Returns the bytes for a device. */
  public byte[] write(DeviceDetections device) {
    var out = new CompactOutput().count(FORMAT).count(device.touchedMs);
    writeOpen(open(device), out);
    out.number(rule.labels().hashCode());
    device.forgotten.write(out);
    device.said.forget(saidAge);
    device.said.write(out);
    out.count(device.recordings.size());
    device.recordings.forEach(
        (name, heard) -> {
          heard.began().write(out.text(name));
          DetectorCodec.write(heard.detector(), out);
        });
    return out.toByteArray();
  }

  /** Returns the device that bytes stand for; nothing if other labels were to be detected. */
  public Optional<DeviceDetections> read(byte[] bytes) {
    var in = new CompactInput(bytes);
    if (in.count() != FORMAT) {
      return Optional.empty();
    }
    var device = fresh();
    device.touch(readLeft(in).touchedMs());
    return in.number() == rule.labels().hashCode()
        ? Optional.of(readRecordings(in, device))
        : Optional.empty();
  }

  /** Returns what the bytes of any model say; nothing open where they are of another format. */
  public static Left left(byte[] bytes) {
    var in = new CompactInput(bytes);
    return in.count() == FORMAT ? readLeft(in) : new Left(0, List.of());
  }

  private DeviceDetections readRecordings(CompactInput in, DeviceDetections device) {
    device.forgotten.read(in);
    device.said.read(in);
    for (int left = in.length(); left > 0; left--) {
      String name = in.text();
      var heard = new DeviceDetections.Heard(Began.read(in), new Detector(rule, sampleRate));
      DetectorCodec.read(in, heard.detector());
      device.recordings.put(name, heard);
    }
    return device;
  }

  private List<OpenDetection> open(DeviceDetections device) {
    var all = new ArrayList<OpenDetection>();
    device.recordings.forEach(
        (name, heard) -> {
          for (Detection open : heard.detector().open) {
            if (open != null) {
              all.add(new OpenDetection(name, labels.get(open.label()), sampleRate, open));
            }
          }
        });
    return all;
  }

  private static void writeOpen(List<OpenDetection> all, CompactOutput out) {
    out.count(all.size());
    for (OpenDetection open : all) {
      out.text(open.recording()).text(open.label()).count(open.sampleRate());
      DetectorCodec.write(open.detection(), out.count(open.detection().label()));
    }
  }

  private static Left readLeft(CompactInput in) {
    long touchedMs = in.count();
    var all = new ArrayList<OpenDetection>();
    for (int left = in.length(); left > 0; left--) {
      String recording = in.text();
      String label = in.text();
      int sampleRate = in.upTo(Integer.MAX_VALUE, "sampleRate");
      var open = DetectorCodec.readOpen(in.upTo(Integer.MAX_VALUE, "position of a label"), in);
      all.add(new OpenDetection(recording, label, sampleRate, open));
    }
    return new Left(touchedMs, all);
  }
}
