package dev.earmark.detection;

import dev.earmark.state.Began;
import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import java.util.Optional;

/** Turns what is remembered of a device into bytes and back. */
public final class DeviceDetectionsCodec {
  private static final int FORMAT = 2;
  private final DetectionRule rule;
  private final int sampleRate;

  /** Reads and writes devices that are judged by {@code rule}. */
  public DeviceDetectionsCodec(DetectionRule rule, int sampleRate) {
    this.rule = rule;
    this.sampleRate = sampleRate;
  }

  /** Returns the bytes for a device. */
  public byte[] write(DeviceDetections device) {
    var out = new CompactOutput().count(FORMAT).number(rule.labels().hashCode());
    device.forgotten.write(out);
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
    if (in.count() != FORMAT || in.number() != rule.labels().hashCode()) {
      return Optional.empty();
    }
    var device = new DeviceDetections(rule, sampleRate);
    device.forgotten = Began.read(in);
    for (int left = in.length(); left > 0; left--) {
      String name = in.text();
      var heard = new DeviceDetections.Heard(Began.read(in), new Detector(rule, sampleRate));
      DetectorCodec.read(in, heard.detector());
      device.recordings.put(name, heard);
    }
    return Optional.of(device);
  }
}
