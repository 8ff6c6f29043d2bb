package dev.earmark.confusion;

import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import java.util.List;
import java.util.Optional;

/**
 * Turns what is remembered of a device into bytes and back: the format's version, a check of the
 * labels, then {@link CompactOutput} numbers; a few hundred bytes for a live device.
 */
public final class DeviceConfusionCodec {
  private static final int FORMAT = 3;
  private final ConfusionRule rule;

  /** Reads and writes devices that are judged by {@code rule}. */
  public DeviceConfusionCodec(ConfusionRule rule) {
    this.rule = rule;
  }

  /** Returns the bytes for a device. */
  public byte[] write(DeviceConfusion device) {
    var out = new CompactOutput().count(FORMAT).count(device.touchedMs()).number(fingerprint());
    device.forgotten.write(out);
    out.count(device.clock);
    writeCounts(device.counts, out);
    out.count(device.recordings.byName.size());
    device.recordings.byName.forEach(
        (name, recording) -> new RecordingCodec(rule, device.clock).write(name, recording, out));
    return out.toByteArray();
  }

  /**
   * Returns the device that bytes stand for; nothing if it was judged in other labels, or by
   * windows or periods of another length, so that its counts cannot go on.
   */
  public Optional<DeviceConfusion> read(byte[] bytes) {
    var in = new CompactInput(bytes);
    if (in.count() != FORMAT) {
      return Optional.empty();
    }
    var device = new DeviceConfusion(rule);
    device.touch(in.count());
    return in.number() == fingerprint() ? Optional.of(read(in, device)) : Optional.empty();
  }

  /** Returns when the device of any model's bytes was heard of last; 0 for another format. */
  public static long touchedMs(byte[] bytes) {
    var in = new CompactInput(bytes);
    return in.count() == FORMAT ? in.count() : 0;
  }

  private DeviceConfusion read(CompactInput in, DeviceConfusion device) {
    device.forgotten.read(in);
    device.clock = in.count();
    readCounts(device.counts, in);
    var recordings = new RecordingCodec(rule, device.clock);
    for (int left = in.length(); left > 0; left--) {
      device.recordings.byName.put(in.text(), recordings.read(in));
    }
    return device;
  }

  private int fingerprint() {
    var labels = rule.labels();
    return List.of(
            labels.labels(),
            List.of(labels.background(), labels.unknown(), rule.length(), rule.hop()),
            rule.periodMicros())
        .hashCode();
  }

  private void writeCounts(PeriodCounts counts, CompactOutput out) {
    MatrixCodec.write(counts.total, out);
    out.count(counts.periods.size());
    counts.periods.forEach(
        (period, matrix) -> {
          out.number(Math.floorDiv(period, rule.periodMicros()));
          MatrixCodec.write(matrix, out);
        });
    counts.closed.write(out);
  }

  private void readCounts(PeriodCounts counts, CompactInput in) {
    MatrixCodec.read(in, counts.total);
    for (int left = in.length(); left > 0; left--) {
      long period = in.number() * rule.periodMicros();
      counts.periods.put(period, MatrixCodec.read(in, rule.labels().matrix()));
    }
    counts.closed.read(in);
  }
}
