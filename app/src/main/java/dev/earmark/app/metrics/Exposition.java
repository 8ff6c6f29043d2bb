package dev.earmark.app.metrics;

import dev.earmark.app.Version;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.web.Answer;
import dev.earmark.topology.metrics.Observer;
import dev.earmark.topology.metrics.TopologyCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Shows the process's metrics as Prometheus and OpenMetrics read them. */
public final class Exposition implements AutoCloseable {
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  private static final String PLAIN_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<AutoCloseable> bound = new ArrayList<>();
  private final List<Runnable> looks = new CopyOnWriteArrayList<>();
  private final DeviceGroups groups;
  private final AudioMeters audio;

  /** Shows the virtual machine and whether it is ready; {@link #watch} adds a topology. */
  public Exposition(Settings settings, BooleanSupplier ready) {
    // The topology's own stand among Kafka's metrics too, under names that are theirs alone here.
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("kafka.earmark"));
    groups = DeviceGroups.of(settings);
    audio = new AudioMeters(registry, groups);
    Gauge.builder(Meters.BUILD.name(), () -> 1)
        .description(Meters.BUILD.meaning())
        .tags("version", Version.number(), "java", Runtime.version().toString())
        .register(registry);
    Gauge.builder(Meters.READY.name(), () -> ready.getAsBoolean() ? 1 : 0)
        .description(Meters.READY.meaning())
        .register(registry);
    bind(new ClassLoaderMetrics());
    bind(new JvmMemoryMetrics());
    bind(new JvmGcMetrics());
    bind(new JvmThreadMetrics());
    bind(new ProcessorMetrics());
    bind(new FileDescriptorMetrics());
    bind(new UptimeMetrics());
  }

  /** Adds what a topology counts, which models listen, and its Kafka clients. */
  public void watch(RunningTopology topology) {
    TopologyCounts counts = topology.streams().counts();
    bind(new TopologyMeters(counts));
    bind(new KafkaStreamsMetrics(topology.streams().streams()));
    looks.add(new ModelMeters(topology, registry)::look);
    looks.add(new DriftMeters(counts.drifts(), groups, registry)::look);
    var factor = new RealTimeFactor(counts::busySeconds, audio::seconds, System.nanoTime());
    Gauge.builder(Meters.REAL_TIME.name(), factor, known -> known.at(System.nanoTime()))
        .description(Meters.REAL_TIME.meaning())
        .strongReference(true)
        .register(registry);
  }

  /** Returns whom a topology is to tell what it does. */
  public Observer observer() {
    return audio;
  }

  /**
   * Returns all of them as who asks accepts them; who asks meanwhile waits, for rows are replaced.
   */
  public synchronized Answer page(String accept) {
    looks.forEach(Runnable::run);
    String type = accept.contains(OPEN_METRICS) ? OPEN_METRICS_TYPE : PLAIN_TYPE;
    return new Answer(Answer.OK, type, registry.scrape(type));
  }

  private void bind(MeterBinder binder) {
    binder.bindTo(registry);
    if (binder instanceof AutoCloseable closeable) {
      bound.add(closeable);
    }
  }

  @Override
  public void close() {
    bound.forEach(Exposition::close);
    registry.close();
  }

  private static void close(AutoCloseable binder) {
    try {
      binder.close();
    } catch (Exception e) {
      throw new IllegalStateException("metrics must be closable: " + e.getMessage(), e);
    }
  }
}
