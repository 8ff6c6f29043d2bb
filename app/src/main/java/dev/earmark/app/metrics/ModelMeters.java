package dev.earmark.app.metrics;

import dev.earmark.app.metrics.Meters.Meter;
import dev.earmark.app.run.Listening;
import dev.earmark.app.run.RunningTopology;
import dev.earmark.topology.metrics.Accuracies.Accuracy;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which versions of which models listen, and how often they are right. */
final class ModelMeters {
  private final RunningTopology topology;
  private final MultiGauge models;
  private final MultiGauge accuracies;
  private final MultiGauge judged;

  ModelMeters(RunningTopology topology, MeterRegistry registry) {
    this.topology = topology;
    models = gauges(Meters.MODEL, registry);
    accuracies = gauges(Meters.ACCURACY, registry);
    judged = gauges(Meters.JUDGED, registry);
  }

  static MultiGauge gauges(Meter of, MeterRegistry registry) {
    return MultiGauge.builder(of.name()).description(of.meaning()).register(registry);
  }

  /** Looks which ones do now. */
  void look() {
    List<Listening> listening = topology.listening();
    models.register(listening.stream().map(ModelMeters::row).toList(), true);
    Set<Tags> listen = listening.stream().map(ModelMeters::tags).collect(Collectors.toSet());
    List<Accuracy> known =
        topology.streams().counts().accuracies().all().stream()
            .filter(accuracy -> listen.contains(tags(accuracy)))
            .toList();
    accuracies.register(known.stream().map(one -> row(one, one.share())).toList(), true);
    judged.register(known.stream().map(one -> row(one, one.windows())).toList(), true);
  }

  private static Row<Number> row(Listening model) {
    return Row.of(tags(model).and("provider", model.provider().name()), 1);
  }

  private static Row<Number> row(Accuracy of, Number value) {
    return Row.of(tags(of), value);
  }

  private static Tags tags(Listening model) {
    return Tags.of("model", model.card().name(), "version", model.card().version());
  }

  private static Tags tags(Accuracy accuracy) {
    return Tags.of("model", accuracy.model(), "version", accuracy.version());
  }
}
