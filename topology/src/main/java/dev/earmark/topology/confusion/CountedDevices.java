package dev.earmark.topology.confusion;

import dev.earmark.confusion.ConfusionRule;
import dev.earmark.confusion.DeviceConfusion;
import dev.earmark.confusion.DeviceConfusionCodec;
import dev.earmark.topology.state.Remembered;
import java.util.Optional;

/** Reads and writes what is remembered of a device's counts, as a rule judges it now. */
final class CountedDevices implements Remembered.Codec<DeviceConfusion> {
  private final ConfusionRule rule;
  private final DeviceConfusionCodec codec;

  CountedDevices(ConfusionRule rule) {
    this.rule = rule;
    this.codec = new DeviceConfusionCodec(rule);
  }

  @Override
  public DeviceConfusion fresh() {
    return new DeviceConfusion(rule);
  }

  @Override
  public byte[] write(DeviceConfusion device) {
    return codec.write(device);
  }

  @Override
  public Optional<DeviceConfusion> read(byte[] bytes) {
    return codec.read(bytes);
  }
}
