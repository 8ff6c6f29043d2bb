package dev.earmark.app.metrics;

import dev.earmark.topology.metrics.Drifts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;

/** How far the clocks of each group's devices go wrong. */
final class DriftMeters {
  private final Drifts drifts;
  private final DeviceGroups groups;
  private final MultiGauge gauges;

  DriftMeters(Drifts drifts, DeviceGroups groups, MeterRegistry registry) {
    this.drifts = drifts;
    this.groups = groups;
    gauges = ModelMeters.gauges(Meters.DRIFT, registry);
  }

  /** Looks how they go now. */
  void look() {
    Map<String, Double> farthest = new HashMap<>();
    drifts
        .ppm()
        .forEach((device, ppm) -> farthest.merge(groups.of(device), ppm, DriftMeters::farther));
    gauges.register(
        farthest.entrySet().stream()
            .<Row<?>>map(entry -> Row.of(Tags.of("group", entry.getKey()), entry.getValue()))
            .toList(),
        true);
  }

  private static Double farther(Double one, Double other) {
    return Math.abs(one) >= Math.abs(other) ? one : other;
  }
}
