package dev.earmark.app.metrics;

import dev.earmark.app.run.RunningTopology;
import dev.earmark.app.web.Answer;
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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Shows the process's metrics as Prometheus and OpenMetrics read them. */
public final class Exposition implements AutoCloseable {
  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
  private static final String PLAIN_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final List<AutoCloseable> bound = new ArrayList<>();
  private final AtomicReference<@Nullable ModelMeters> models = new AtomicReference<>();

  /** Shows the virtual machine; {@link #watch} adds a topology. */
  public Exposition() {
    // The topology's own stand among Kafka's metrics too, under names that are theirs alone here.
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("kafka.earmark"));
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
    bind(new TopologyMeters(topology.streams().counts()));
    models.set(new ModelMeters(topology, registry));
    bind(new KafkaStreamsMetrics(topology.streams().streams()));
  }

  /** Returns all of them as who asks accepts them. */
  public Answer page(String accept) {
    ModelMeters listening = models.get();
    if (listening != null) {
      listening.look();
    }
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
