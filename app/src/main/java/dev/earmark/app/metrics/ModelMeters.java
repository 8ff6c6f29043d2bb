package dev.earmark.app.metrics;

import dev.earmark.app.run.RunningTopology;
import dev.earmark.score.ModelCard;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;

/** Which versions of which models listen: {@code earmark_model_info} is 1 for each. */
final class ModelMeters {
  private final RunningTopology topology;
  private final MultiGauge models;

  ModelMeters(RunningTopology topology, MeterRegistry registry) {
    this.topology = topology;
    models =
        MultiGauge.builder("earmark.model.info")
            .description("1 for each version of a model that listens.")
            .register(registry);
  }

  /** Looks which ones do now. */
  void look() {
    models.register(topology.cards().stream().map(ModelMeters::row).toList(), true);
  }

  private static Row<Number> row(ModelCard card) {
    return Row.of(Tags.of("model", card.name(), "version", card.version()), 1);
  }
}
