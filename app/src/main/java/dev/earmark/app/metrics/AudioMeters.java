package dev.earmark.app.metrics;

import dev.earmark.topology.metrics.Leg;
import dev.earmark.topology.metrics.Observer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/** Meters what a topology tells while it runs; called by its threads. */
final class AudioMeters implements Observer {
  private static final double[] SHARES = {0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1};
  private static final double[] SIZES = {1, 2, 4, 8, 16, 32, 64, 128, 256};

  private static final Duration[] TIMES =
      DoubleStream.of(1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1e3, 2.5e3, 5e3, 1e4, 3e4, 6e4, 3e5)
          .mapToObj(ms -> Duration.ofNanos((long) (ms * 1e6)))
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final DeviceGroups groups;
  private final Map<String, Counter> audio = new ConcurrentHashMap<>();
  private final DistributionSummary coverage;
  private final DistributionSummary batches;
  private final Map<Leg, Timer> legs = new EnumMap<>(Leg.class);
  private final Timer scored;
  private final Timer committed;

  AudioMeters(MeterRegistry registry, DeviceGroups groups) {
    this.registry = registry;
    this.groups = groups;
    coverage = histogram(Meters.COVERAGE, SHARES);
    batches = histogram(Meters.BATCH, SIZES);
    for (Leg leg : Leg.values()) {
      legs.put(leg, timer(Meters.STAGE, leg.word()));
    }
    scored = timer(Meters.LATENCY, "scored");
    committed = timer(Meters.LATENCY, "committed");
  }

  private Timer timer(Meters.Meter of, String label) {
    return Timer.builder(of.name())
        .description(of.meaning())
        .tag(of.labels().get(0), label)
        .serviceLevelObjectives(TIMES)
        .register(registry);
  }

  private DistributionSummary histogram(Meters.Meter of, double... upTo) {
    return DistributionSummary.builder(of.name())
        .description(of.meaning())
        .serviceLevelObjectives(upTo)
        .register(registry);
  }

  @Override
  public void heard(String device, double seconds) {
    audio.computeIfAbsent(groups.of(device), this::counter).increment(seconds);
  }

  private Counter counter(String group) {
    return Counter.builder(Meters.AUDIO.name())
        .description(Meters.AUDIO.meaning())
        .tag("group", group)
        .register(registry);
  }

  /** Returns how much audio was heard, of all groups. */
  double seconds() {
    return audio.values().stream().mapToDouble(Counter::count).sum();
  }

  @Override
  public void covered(double share) {
    coverage.record(share);
  }

  @Override
  public void batch(int windows) {
    batches.record(windows);
  }

  @Override
  public void took(Leg leg, long nanos) {
    Objects.requireNonNull(legs.get(leg)).record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void scored(long nanos) {
    scored.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void committed(long nanos) {
    committed.record(nanos, TimeUnit.NANOSECONDS);
  }
}
