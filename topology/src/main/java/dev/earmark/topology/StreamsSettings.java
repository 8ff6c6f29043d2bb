package dev.earmark.topology;

import dev.earmark.schemas.registry.RegistryConfig;
import dev.earmark.topology.chunk.BrokerTime;
import dev.earmark.topology.handler.Reporter;
import dev.earmark.topology.handler.UnhandledRecordHandler;
import dev.earmark.topology.handler.UnreadableRecordHandler;
import dev.earmark.topology.handler.UnsentRecordHandler;
import dev.earmark.topology.metrics.Observer;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.serde.AvroSerdes;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.state.Commits;
import dev.earmark.topology.topic.TopicLimits;
import dev.earmark.topology.topic.TopicNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of Kafka Streams that the topology runs with.
 *
 * @param config every setting of Kafka Streams, of its clients and of the serdes
 * @param counts what the topology counts while it runs with this configuration
 * @param limits how large a record each topic takes
 */
public record StreamsSettings(
    Map<String, Object> config, TopologyCounts counts, TopicLimits limits) {
  /** State of a transaction that was aborted counts for nobody, however it is committed now. */
  private static final String RESTORED =
      StreamsConfig.restoreConsumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG);

  private static final String EXACTLY_ONCE = StreamsConfig.EXACTLY_ONCE_V2;

  /**
   * At-least-once, a crash repeats what came since the last commit; Kafka's own default is 30 s.
   */
  private static final long COMMIT_INTERVAL_MS = 5_000;

  /** Settings of the producer that bound a record. */
  private static final List<String> SENT =
      List.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, ProducerConfig.BUFFER_MEMORY_CONFIG);

  /** Kafka's own default of {@code buffer.memory}, in bytes. */
  private static final long USUAL_BUFFER_BYTES = 32L * 1024 * 1024;

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
    return of(settings, given, TopicLimits.asCreated(settings.topics()));
  }

  /** As above, for topics whose limits may not be as Earmark sets them. */
  public static StreamsSettings of(
      TopologySettings settings, Map<String, ?> given, TopicLimits limits) {
    return of(settings, given, limits, Observer.NONE);
  }

  /** As above, with somebody who is told what counts do not show. */
  public static StreamsSettings of(
      TopologySettings settings, Map<String, ?> given, TopicLimits limits, Observer observer) {
    var counts = new TopologyCounts(observer);
    int letterBytes = limits.of(settings.topics().deadLetters());
    Map<String, Object> config = new HashMap<>(defaults(letterBytes));
    config.putAll(given);
    if (!EXACTLY_ONCE.equals(config.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))) {
      config.putIfAbsent(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
    }
    config.putIfAbsent(RESTORED, IsolationLevel.READ_COMMITTED.toString());
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, settings.topics().deadLetters());
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        UnreadableRecordHandler.class);
    config.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnhandledRecordHandler.class);
    config.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnsentRecordHandler.class);
    config.put(Reporter.COUNTS, counts);
    config.put(Reporter.LETTER_BYTES, Math.min(letterBytes, mostSent(config)));
    return new StreamsSettings(config, counts, limits);
  }

  /**
   * Returns what is wrong with how much the producer sends at once, a sentence each: every record
   * of a source must fit among the dead letters, for it would be cut off.
   */
  public List<String> problems(TopicNames names) {
    long least = limits.leastLetter(names);
    Map<String, Object> producer = new StreamsConfig(config).getProducerConfigs("");
    return SENT.stream()
        .filter(name -> bytes(producer.get(name)) < least)
        .map(
            name ->
                "%1$s must be at least %2$d, so that every record of %3$s and %4$s fits among the dead letters: %1$s=%5$s"
                    .formatted(
                        StreamsConfig.producerPrefix(name),
                        least,
                        names.chunks(),
                        names.truths(),
                        producer.get(name)))
        .toList();
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
  Commits commits() {
    var streams = new StreamsConfig(config);
    Duration interval = Duration.ofMillis(streams.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG));
    String guarantee = streams.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
    return new Commits(EXACTLY_ONCE.equals(guarantee), interval);
  }

  /** Returns how large a record the producer sends at most, in bytes. */
  private static int mostSent(Map<String, Object> config) {
    Map<String, Object> producer = new StreamsConfig(config).getProducerConfigs("");
    long most = Integer.MAX_VALUE;
    for (String name : SENT) {
      most = Math.min(most, bytes(producer.get(name)));
    }
    return (int) most;
  }

  private static long bytes(@Nullable Object value) {
    return value == null ? USUAL_BUFFER_BYTES : Long.parseLong(value.toString());
  }

  /** A letter as large as its topic takes is sent, if it must be; little else is ever large. */
  private static Map<String, Object> defaults(int letterBytes) {
    Map<String, Object> defaults = new HashMap<>(defaults());
    defaults.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Integer.toString(letterBytes));
    defaults.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
        Long.toString(Math.max(USUAL_BUFFER_BYTES, 2L * letterBytes)));
    return defaults;
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
        StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
        BrokerTime.class,
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG),
        "earliest");
  }
}
