package dev.earmark.client;

import dev.earmark.LabelScore;
import dev.earmark.Prediction;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Predictions as the topology would make them. */
final class Predictions {
  private Predictions() {}

  /** Returns the prediction of one window of a second. */
  static Prediction of(String device, long window) {
    Instant time = Instant.parse("2026-11-21T10:15:30.250001Z").plusSeconds(window);
    return Prediction.newBuilder()
        .setId(device + "/r/" + window * 16_000 + "/commands@1")
        .setDevice(device)
        .setRecording("r")
        .setStartSample(window * 16_000)
        .setEndSample((window + 1) * 16_000)
        .setSampleRate(16_000)
        .setStartedAt(time)
        .setModel("commands")
        .setModelVersion("1")
        .setLabel("yes")
        .setConfidence(0.75f)
        .setScores(List.of(new LabelScore("yes", 0.75f), new LabelScore("no", 0.25f)))
        .setCoverage(1)
        .setRmsDbfs(-20)
        .setPeakDbfs(-6)
        .setProcessedAt(time.plusMillis(1_100))
        .build();
  }

  @SuppressWarnings("unchecked")
  static void send(Map<String, ?> settings, String topic, SpecificRecord... values)
      throws Exception {
    var avro = (Serializer<SpecificRecord>) new ClientSettings(settings).serde().serializer();
    try (var producer =
        new KafkaProducer<>(
            new ClientSettings(settings).kafka(Map.of()), new StringSerializer(), avro)) {
      for (SpecificRecord value : values) {
        String device = value.get(value.getSchema().getField("device").pos()).toString();
        producer.send(new ProducerRecord<>(topic, device, value)).get();
      }
    }
  }

  static void send(Map<String, ?> settings, Prediction prediction) throws Exception {
    send(settings, "earmark.predictions", prediction);
  }
}
