package dev.earmark.topology;

import dev.earmark.schemas.registry.RegistryConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The configuration of Kafka Streams that the topology runs with.
 *
 * @param config every setting of Kafka Streams, of its clients and of the serdes
 * @param counts what the topology counts while it runs with this configuration
 */
public record StreamsSettings(Map<String, Object> config, TopologyCounts counts) {
  private static final String EXACTLY_ONCE = StreamsConfig.EXACTLY_ONCE_V2;

  /**
   * At-least-once, a crash repeats what came since the last commit; Kafka's own default is 30 s.
   */
  private static final long COMMIT_INTERVAL_MS = 5_000;

  private static final String LARGEST_REQUEST = Integer.toString(EarmarkTopics.LETTER_BYTES);

  /** Keeps a copy of the settings. */
  public StreamsSettings {
    config = Map.copyOf(config);
  }

  /**
   * Returns Earmark's defaults, {@code given} over them, and over both what the topology cannot do
   * without.
   *
   * @param given settings by Kafka's names, with at least {@code bootstrap.servers} and {@code
   *     application.id}
   */
  public static StreamsSettings of(TopologySettings settings, Map<String, ?> given) {
    var counts = new TopologyCounts();
    Map<String, Object> config = new HashMap<>(defaults());
    config.putAll(given);
    if (!EXACTLY_ONCE.equals(config.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))) {
      config.putIfAbsent(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
    }
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, settings.topics().deadLetters());
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnreadableRecordHandler.class);
    config.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnhandledRecordHandler.class);
    config.put(Reporter.COUNTS, counts);
    return new StreamsSettings(config, counts);
  }

  /** Returns the serdes of this configuration. */
  public AvroSerdes serdes() {
    return new AvroSerdes(config);
  }

  /** Returns serdes whose clients ask the registry once, for those that wait themselves. */
  AvroSerdes askingOnce() {
    Map<String, Object> once = new HashMap<>(config);
    for (String name : List.of(RegistryConfig.MAX_RETRIES, RegistryConfig.MISSING_ID_TTL_S)) {
      once.put(name, 0);
      once.put("schema.registry." + name, 0);
    }
    return new AvroSerdes(once);
  }

  /** Returns how offsets are committed. */
  CutTools.Commits commits() {
    var streams = new StreamsConfig(config);
    Duration interval = Duration.ofMillis(streams.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
    String guarantee = streams.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
    return new CutTools.Commits(EXACTLY_ONCE.equals(guarantee), interval);
  }

  private static Map<String, Object> defaults() {
    return Map.of(
        StreamsConfig.APPLICATION_ID_CONFIG,
        "earmark",
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
        StreamsConfig.AT_LEAST_ONCE,
        StreamsConfig.NUM_STREAM_THREADS_CONFIG,
        1,
        StreamsConfig.GROUP_PROTOCOL_CONFIG,
        "classic",
        StreamsConfig.METRICS_RECORDING_LEVEL_CONFIG,
        "INFO",
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
        "2",
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        LARGEST_REQUEST,
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
        "earliest");
  }
}
