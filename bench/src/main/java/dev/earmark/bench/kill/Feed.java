package dev.earmark.bench.kill;

import dev.earmark.AudioChunk;
import dev.earmark.Truth;
import dev.earmark.TruthSource;
import dev.earmark.schemas.AvroSerializer;
import dev.earmark.topology.topic.TopicNames;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Devices that send chunks, and the truth of each recording, all the time, whatever happens to
 * broker and topology.
 */
final class Feed implements AutoCloseable {
  private static final long TICK_NANOS = 20_000_000;
  private static final int PATIENCE_MS = 300_000;

  private final TopicNames topics = TopicNames.defaults();
  private final List<String> labels;
  private final List<FeedDevice> devices;
  private final KafkaProducer<String, SpecificRecord> producer;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(run -> new Thread(run, "feed"));
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final AtomicLong chunks = new AtomicLong();
  private final Map<String, Integer> partitions = new ConcurrentHashMap<>();
  private final Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private volatile boolean ending;

  /**
   * Prepares devices, before whose names the prefix stands, and whose recordings are said to be one
   * of the labels.
   */
  Feed(Addresses site, long seed, String prefix, List<String> labels) {
    this.labels = labels;
    devices =
        IntStream.range(0, KillPlan.DEVICES)
            .mapToObj(device -> new FeedDevice(seed, device, startedAt, prefix))
            .toList();
    var serializer = new AvroSerializer<SpecificRecord>();
    serializer.configure(Map.of("schema.registry.url", site.registryUrl()), false);
    producer = new KafkaProducer<>(settings(site), new StringSerializer(), serializer);
  }

  private static Map<String, Object> settings(Addresses site) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        site.bootstrapServers(),
        ProducerConfig.LINGER_MS_CONFIG,
        5,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        PATIENCE_MS,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        PATIENCE_MS);
  }

  /** Returns when the first sample of every recording is said to be captured. */
  Instant startedAt() {
    return startedAt;
  }

  /** Begins to send, in a thread of its own. */
  void start() {
    thread.execute(this::send);
  }

  /** Ends each recording in its order, and returns all when the broker has them. */
  List<SentTake> finish() throws InterruptedException {
    ending = true;
    thread.shutdown();
    if (!thread.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the devices must end: seconds=" + PATIENCE_MS / 1000);
    }
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("a record could not be written", failure.get());
    }
    return devices.stream().flatMap(device -> device.takes().stream()).toList();
  }

  /**
   * Returns by device the partition that its chunks and truths are in; complete once all is sent.
   */
  Map<String, Integer> partitions() {
    return Map.copyOf(partitions);
  }

  /** Returns how many chunks were sent so far, repeated ones included. */
  long chunks() {
    return chunks.get();
  }

  private void send() {
    try {
      long begin = System.nanoTime();
      while (!ending) {
        double due = (System.nanoTime() - begin) / 1e9 * KillPlan.SPEED;
        devices.forEach(device -> sendUntil(device, due));
        LockSupport.parkNanos(TICK_NANOS);
      }
      devices.forEach(this::sendRest);
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void sendUntil(FeedDevice device, double dueSeconds) {
    while (device.sentSeconds() < dueSeconds) {
      sendNext(device);
    }
  }

  private void sendRest(FeedDevice device) {
    while (!device.between()) {
      sendNext(device);
    }
  }

  private void sendNext(FeedDevice device) {
    if (device.between()) {
      send(topics.truths(), device.take().device(), truth(device.take()));
    }
    for (AudioChunk chunk : device.next()) {
      send(topics.chunks(), chunk.getDevice(), chunk);
      chunks.incrementAndGet();
    }
  }

  private Truth truth(Take take) {
    String label = labels.get(take.labelOf(labels.size()));
    return new Truth(
        take.device(),
        take.recording(),
        0L,
        null,
        take.format().sampleRate(),
        label,
        TruthSource.TEST);
  }

  private void send(String topic, String device, SpecificRecord record) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic, device, record),
            (metadata, error) -> {
              failed(error);
              if (error == null) {
                sent(device, metadata.partition());
              }
            });
  }

  private void sent(String device, int partition) {
    Integer before = partitions.putIfAbsent(device, partition);
    if (before != null && before != partition) {
      failed(
          new IllegalStateException(
              "a device must stay in its partition: device=%s, partition=%d, before=%d"
                  .formatted(device, partition, before)));
    }
  }

  private void failed(@Nullable Exception error) {
    if (error != null) {
      failure.compareAndSet(null, error);
    }
  }

  @Override
  public void close() {
    ending = true;
    thread.shutdownNow();
    producer.close(Duration.ZERO);
  }
}
