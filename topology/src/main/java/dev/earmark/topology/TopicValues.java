package dev.earmark.topology;

import dev.earmark.Confusion;
import dev.earmark.Detection;
import dev.earmark.Prediction;
import dev.earmark.schemas.AvroSerializer;
import dev.earmark.topology.serde.BoundedSerde;
import dev.earmark.topology.serde.RegistryWait;
import dev.earmark.topology.serde.WaitingDeserializer;
import dev.earmark.topology.topic.TopicLimits;
import dev.earmark.topology.topic.TopicNames;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/** How the topology reads and writes the values of each topic, none larger than its topic takes. */
final class TopicValues {
  private final StreamsSettings streams;
  private final RegistryWait wait;
  private final Output<Prediction> predictions;
  private final Output<Detection> detections;
  private final Output<Confusion> confusion;

  private record Output<T extends SpecificRecord>(String topic, T like, Serde<T> values) {
    /** Has the registry tell the id; another serde than Earmark's own asks when it writes. */
    void prepare() {
      if (values.serializer() instanceof AvroSerializer<T> own) {
        own.prepare(topic, like);
      }
    }

    Produced<String, T> by(String sink, TopicLimits limits) {
      var bounded = new BoundedSerde<>(values, limits.of(topic));
      return Produced.with(Serdes.String(), bounded).withName(sink);
    }
  }

  TopicValues(TopicNames topics, StreamsSettings streams) {
    this.streams = streams;
    wait = RegistryWait.of(streams.config());
    predictions = output(topics.predictions(), new Prediction());
    detections = output(topics.detections(), new Detection());
    confusion = output(topics.confusion(), new Confusion());
  }

  private <T extends SpecificRecord> Output<T> output(String topic, T like) {
    return new Output<>(topic, like, streams.serdes().value());
  }

  /** Returns what reads values and waits for a registry that cannot be asked. */
  <T extends SpecificRecord> WaitingDeserializer<T> waiting(Class<T> type) {
    return new WaitingDeserializer<>(streams.askingOnce().of(type).deserializer(), wait);
  }

  <T extends SpecificRecord> Consumed<String, T> consumed(Class<T> type, Deserializer<T> values) {
    var serde = Serdes.serdeFrom(streams.serdes().of(type).serializer(), values);
    return Consumed.with(Serdes.String(), serde);
  }

  Produced<String, Prediction> predictions(String sink) {
    return predictions.by(sink, streams.limits());
  }

  Produced<String, Detection> detections(String sink) {
    return detections.by(sink, streams.limits());
  }

  Produced<String, Confusion> confusion(String sink) {
    return confusion.by(sink, streams.limits());
  }

  /** Has the registry tell the ids of all that is written. */
  void prepareOutputs() {
    predictions.prepare();
    detections.prepare();
    confusion.prepare();
  }
}
