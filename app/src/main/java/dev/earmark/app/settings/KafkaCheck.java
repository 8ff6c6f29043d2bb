package dev.earmark.app.settings;

import dev.earmark.topology.StreamsSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;

/** Holds the settings that are passed on to Kafka against Kafka's own rules, without a broker. */
public final class KafkaCheck {
  private static final String NAME = "check";

  private KafkaCheck() {}

  /**
   * Returns where Kafka Streams and each of its clients would take the settings.
   *
   * @throws ConfigException where one would not, with Kafka's own sentence
   */
  public static void run(Settings settings) {
    var config =
        new StreamsConfig(
            StreamsSettings.of(TopologyLayer.of(settings), settings.streams()).config());
    consumer(config.getMainConsumerConfigs(NAME, NAME, 0));
    consumer(config.getRestoreConsumerConfigs(NAME));
    producer(config.getProducerConfigs(NAME));
    var unused = new AdminClientConfig(config.getAdminConfigs(NAME));
  }

  private static void consumer(Map<String, Object> config) {
    Map<String, Object> whole = new HashMap<>(config);
    whole.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    whole.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    var unused = new ConsumerConfig(whole);
  }

  private static void producer(Map<String, Object> config) {
    Map<String, Object> whole = new HashMap<>(config);
    whole.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    whole.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    var unused = new ProducerConfig(whole);
  }
}
