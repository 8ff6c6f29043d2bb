package dev.earmark.client;

import dev.earmark.AudioChunk;
import dev.earmark.Truth;
import dev.earmark.schemas.registry.RegistryException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends recordings of any number of devices to Earmark.
 *
 * <p>Nothing is dropped: a write waits while more than {@code buffer.memory} bytes are unsent, at
 * most {@code max.block.ms} (five minutes), and so does the first truth while no broker answers,
 * which holds no audio up; what could not be delivered within {@code delivery.timeout.ms} (five
 * minutes) fails its recording, whose next write or close says so. The producer is idempotent and
 * has one request under way, so a retry neither repeats nor reorders chunks. Thread-safe.
 */
public final class AudioProducer implements AutoCloseable {
  // Kafka's default forgets the topics once no broker answers, and writes then wait for a broker
  // instead of filling the buffer: a microphone would lose audio.
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          ProducerConfig.ACKS_CONFIG,
          "all",
          ProducerConfig.MAX_BLOCK_MS_CONFIG,
          300_000,
          ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
          300_000,
          // KAFKA-15591: a broker takes any first batch of a producer, also the second when it
          // refused the first because it was starting; the first can then never follow.
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          1,
          CommonClientConfigs.METADATA_RECOVERY_STRATEGY_CONFIG,
          "none");

  private final ClientSettings settings;
  private final Clock clock;
  private final TopicCheck topics;
  private final Producer<String, SpecificRecord> producer;
  private final Set<Recording> open = ConcurrentHashMap.newKeySet();

  /**
   * Connects.
   *
   * @param settings {@code bootstrap.servers} and {@code schema.registry.url}; where wanted {@code
   *     chunk.length.ms} (100), {@code start.timeout.ms} (15000), {@code topic.chunks}, {@code
   *     topic.truths}, {@code serde.class}, and any setting of Kafka's producer and of the registry
   * @throws ConfigException where a setting is wrong
   * @throws SendException where no broker or no registry answers, or the topic of chunks is not
   *     there
   */
  public AudioProducer(Map<String, ?> settings) {
    this(settings, Clock.systemUTC());
  }

  AudioProducer(Map<String, ?> settings, Clock clock) {
    this.settings = new ClientSettings(settings);
    this.clock = clock;
    topics = new TopicCheck(this.settings);
    topics.require(chunksTopic());
    requireRegistry();
    producer = producer(this.settings);
  }

  private void requireRegistry() {
    try {
      settings.askRegistry(chunksTopic() + "-value");
    } catch (RegistryException e) {
      throw new SendException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Producer<String, SpecificRecord> producer(ClientSettings settings) {
    Map<String, Object> config = settings.kafka(DEFAULTS);
    Object idempotence = config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    if (idempotence != null && !Boolean.parseBoolean(idempotence.toString())) {
      throw new ConfigException(
          "enable.idempotence must be true, or chunks could be repeated and reordered:"
              + " enable.idempotence="
              + idempotence);
    }
    return new KafkaProducer<>(config, new StringSerializer(), serializer(settings));
  }

  @SuppressWarnings("unchecked") // the serde is one of Avro records, whatever its class
  private static Serializer<SpecificRecord> serializer(ClientSettings settings) {
    return (Serializer<SpecificRecord>) settings.serde().serializer();
  }

  /** Opens a recording under a new name: the time of day and a random part. */
  public Recording open(String device, SampleFormat format) {
    return open(device, RecordingNames.at(clock.instant()), format);
  }

  /** Opens a recording under a name that is unique for the device. */
  public Recording open(String device, String recording, SampleFormat format) {
    RecordingNames.check("device", device);
    RecordingNames.check("recording", recording);
    Recording opened = new Recording(this, device, recording, format);
    open.add(opened);
    return opened;
  }

  Clock clock() {
    return clock;
  }

  int chunkMs() {
    return settings.number(ClientSettings.CHUNK_LENGTH);
  }

  private String chunksTopic() {
    return settings.text(ClientSettings.CHUNKS);
  }

  void send(AudioChunk chunk, Delivery delivery) {
    long capturedMs = chunk.getCapturedAt().toEpochMilli();
    send(new ProducerRecord<>(chunksTopic(), null, capturedMs, chunk.getDevice(), chunk), delivery);
  }

  /**
   * Waits for a broker until the topic of truths is known, so that a truth sent next waits for none
   * and may be sent under a lock.
   */
  void awaitTruths(Delivery delivery) {
    String topic = settings.text(ClientSettings.TRUTHS);
    topics.require(topic, settings.kafkaMs(ProducerConfig.MAX_BLOCK_MS_CONFIG, DEFAULTS));
    try {
      producer.partitionsFor(topic);
    } catch (KafkaException e) {
      delivery.failed(topic, settings.servers(), e);
    }
  }

  void send(Truth truth, Delivery delivery) {
    String topic = settings.text(ClientSettings.TRUTHS);
    send(new ProducerRecord<>(topic, truth.getDevice(), truth), delivery);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback is told of every failure
  private void send(ProducerRecord<String, SpecificRecord> record, Delivery delivery) {
    try {
      producer.send(
          record,
          (where, error) -> {
            if (error != null) {
              delivery.failed(record.topic(), settings.servers(), error);
            }
          });
    } catch (KafkaException e) { // not serialised, or interrupted
      delivery.failed(record.topic(), settings.servers(), e);
    }
    delivery.check();
  }

  void flush(Delivery delivery) {
    try {
      producer.flush();
    } catch (InterruptException e) {
      delivery.failed(chunksTopic(), settings.servers(), e);
    }
  }

  void closed(Recording recording) {
    open.remove(recording);
  }

  /**
   * Ends every recording that is still open, waits until all is delivered, and disconnects.
   *
   * @throws SendException where a recording could not be delivered whole; of several the first,
   *     with the others suppressed
   */
  @Override
  public void close() {
    List<Runnable> ends = new ArrayList<>();
    open.forEach(recording -> ends.add(recording::close));
    ends.add(producer::close);
    Ends.all(ends);
  }
}
