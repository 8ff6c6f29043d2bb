package dev.earmark.app.run;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.broker.Cluster;
import dev.earmark.app.broker.RegistryCheck;
import dev.earmark.app.broker.Topics;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.TopologyLayer;
import dev.earmark.topology.EarmarkStreams;
import dev.earmark.topology.EarmarkTopology;
import dev.earmark.topology.StreamsSettings;
import dev.earmark.topology.cluster.TopicCheck;
import dev.earmark.topology.model.DevicePatterns;
import dev.earmark.topology.model.Seat;
import dev.earmark.topology.model.Seats;
import dev.earmark.topology.settings.TopologySettings;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** Starts the topology for some models once models, topics and settings go together. */
record TopologyStart(Settings settings, List<WatchedModel> models, Onlooker onlooker) {
  RunningTopology start() {
    onlooker.reached(Milestone.MODELS);
    Seats seats = seats();
    TopicCheck.Found topics = checkTopics(seats);
    onlooker.reached(Milestone.TOPICS);
    RegistryCheck.run(settings);
    TopologySettings topology = TopologyLayer.of(settings);
    StreamsSettings config =
        StreamsSettings.of(topology, settings.streams(), topics.limits(), onlooker.observer());
    refuse("", config.problems(topology.topics()));
    Topology built = build(topology, seats, config);
    onlooker.reached(Milestone.REGISTRY);
    models.forEach(model -> model.countFallback(config.counts()));
    return start(built, config, topics.warnings());
  }

  private Seats seats() {
    try {
      return new Seats(
          models.stream().map(WatchedModel::seat).toList(),
          DevicePatterns.of(settings.text(EarmarkSettings.MODELS_FOR_DEVICE)));
    } catch (IllegalArgumentException refused) {
      throw CommandFailure.wrong(String.valueOf(refused.getMessage()), refused);
    }
  }

  private TopicCheck.Found checkTopics(Seats seats) {
    try (Cluster cluster = Cluster.connect(settings)) {
      TopicCheck.Found found =
          new Topics(cluster, settings).check(seats.all().stream().map(Seat::card).toList());
      refuse("topic ", found.problems());
      return found;
    }
  }

  private static Topology build(TopologySettings topology, Seats seats, StreamsSettings config) {
    var joined = new EarmarkTopology(topology, seats, config);
    Topology built = joined.build();
    RegistryCheck.mustAnswer(joined::prepareOutputs);
    return built;
  }

  private RunningTopology start(Topology built, StreamsSettings config, List<String> warnings) {
    var watch =
        new ModelWatch(models, config.counts(), settings.duration(EarmarkSettings.MODELS_WATCH));
    var streams = new EarmarkStreams(built, config, () -> models.forEach(WatchedModel::retire));
    streams.start();
    watch.start();
    return new RunningTopology(streams, models, watch, warnings);
  }

  private static void refuse(String what, List<String> problems) {
    if (!problems.isEmpty()) {
      throw CommandFailure.wrong(what + String.join("; " + what, problems));
    }
  }
}
