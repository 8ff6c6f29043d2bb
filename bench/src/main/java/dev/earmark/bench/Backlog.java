package dev.earmark.bench;

import dev.earmark.AudioChunk;
import dev.earmark.AudioEncoding;
import dev.earmark.schemas.AvroSerializer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the load to the topic of chunks: all devices at once, chunk by chunk, as if they had been
 * live.
 */
final class Backlog implements AutoCloseable {
  private final String topic;
  private final Load load;
  private final LoadAudio audio = new LoadAudio();
  private final KafkaProducer<String, AudioChunk> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Instant startedAt = Instant.now();

  Backlog(String bootstrapServers, String registryUrl, String topic, Load load) {
    this.topic = topic;
    this.load = load;
    var serializer = new AvroSerializer<AudioChunk>();
    serializer.configure(Map.of("schema.registry.url", registryUrl), false);
    this.producer =
        new KafkaProducer<>(settings(bootstrapServers), new StringSerializer(), serializer);
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    var settings = new HashMap<String, Object>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    return settings;
  }

  /**
   * Writes the load so many times, each time as new recordings, and waits until the broker has it.
   */
  void write(int rounds) {
    for (int chunk = 0; chunk < rounds * load.chunks(); chunk++) {
      for (int device = 0; device < load.devices(); device++) {
        send(device, chunk);
      }
    }
    flush();
  }

  /**
   * Hands over one chunk of one device; those after the load's last belong to its next recording.
   */
  void send(int device, int chunk) {
    var record = chunk(device, chunk);
    var unused =
        producer.send(
            new ProducerRecord<>(topic, record.getDevice(), record),
            (metadata, error) -> failed(error));
  }

  /** Waits until the broker has everything; a chunk that it has not is a failed measurement. */
  void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("a chunk could not be written", failure.get());
    }
  }

  private void failed(@Nullable Exception error) {
    if (error != null) {
      failure.compareAndSet(null, error);
    }
  }

  private AudioChunk chunk(int device, int chunk) {
    long heardSamples = (long) chunk * load.chunkSamples();
    long firstSample = (long) (chunk % load.chunks()) * load.chunkSamples();
    return new AudioChunk(
        deviceName(device),
        "bench-" + chunk / load.chunks(),
        firstSample,
        Load.SAMPLE_RATE,
        1,
        AudioEncoding.S16LE,
        startedAt.plus(heardSamples * 1_000_000 / Load.SAMPLE_RATE, ChronoUnit.MICROS),
        (chunk + 1) % load.chunks() == 0,
        ByteBuffer.wrap(audio.samples(device, firstSample, load.chunkSamples())));
  }

  static String deviceName(int device) {
    return "device-" + device;
  }

  @Override
  public void close() {
    producer.close();
  }
}
