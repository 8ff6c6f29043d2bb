package dev.earmark.bench.kill;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.topology.topic.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Predicate;

/** Everything that was said, as any consumer of committed records reads it. */
final class Outputs implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(20);

  private final TopicReader<Prediction> predictions;
  private final TopicReader<Detection> detections;
  private final TopicReader<Confusion> confusions;
  private final Answers answers =
      new Answers(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());

  private final Versions versions;
  private final Predicate<String> devices;

  /** Reads what is said of the devices that are meant; {@code *} is what is counted of all. */
  Outputs(Addresses site, Versions versions, Predicate<String> devices) {
    this.versions = versions;
    this.devices = devices;
    TopicNames topics = TopicNames.defaults();
    predictions = new TopicReader<>(Prediction.class, topics.predictions(), site);
    detections = new TopicReader<>(Detection.class, topics.detections(), site);
    confusions = new TopicReader<>(Confusion.class, topics.confusion(), site);
  }

  /** Waits a moment for more. */
  void poll() {
    for (Received<Prediction> said : predictions.poll(POLL)) {
      if (devices.test(said.value().getDevice())) {
        versions.asFirst(said.value());
        String id = said.value().getId();
        answers.predictions().computeIfAbsent(id, one -> new ArrayList<>(1)).add(said);
      }
    }
    for (Received<Detection> said : detections.poll(Duration.ZERO)) {
      if (devices.test(said.value().getDevice()) && !versions.change(said.value().getModel())) {
        String id = Answers.id(said.value());
        answers.detections().computeIfAbsent(id, one -> new ArrayList<>(1)).add(said);
      }
    }
    for (Received<Confusion> said : confusions.poll(Duration.ZERO)) {
      if (devices.test(said.value().getScope()) && !versions.change(said.value().getModel())) {
        answers.confusions().put(said.key(), said);
      }
    }
  }

  /** Returns how many different windows were predicted. */
  long windows() {
    return answers.predictions().size();
  }

  /** Returns all that was read so far; a view. */
  Answers answers() {
    return answers;
  }

  /** Refuses that something was not understood. */
  void checkAllRead() {
    predictions.checkAllRead();
    detections.checkAllRead();
    confusions.checkAllRead();
  }

  @Override
  public void close() {
    predictions.close();
    detections.close();
    confusions.close();
  }
}
