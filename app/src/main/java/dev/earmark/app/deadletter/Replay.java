package dev.earmark.app.deadletter;

import dev.earmark.app.CommandFailure;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Settings;
import dev.earmark.topology.deadletter.DeadLetterHeader;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends letters to where they came from: the same key, value, own headers and partition, so that
 * they are handled as if they had just come.
 *
 * <p>Each record that is sent again says in {@link ReplayHeader} which letter it was. For one
 * thread.
 */
public final class Replay implements AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;

  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  Replay(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Returns a replay to the brokers of the settings. */
  public static Replay to(Settings settings) {
    Map<String, Object> config = settings.kafka("producer.", ProducerConfig.configNames());
    config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    config.put(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.text(EarmarkSettings.BOOTSTRAP_SERVERS));
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    return new Replay(
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * Sends a letter's record again.
   *
   * @throws CommandFailure where an earlier one was refused, or this one cannot be sent
   */
  public void send(Letter letter) {
    throwFailure();
    try {
      var unused = producer.send(again(letter), (metadata, error) -> note(error));
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  private void note(@Nullable Exception error) {
    if (error != null) {
      failure.compareAndSet(null, error);
    }
  }

  private static ProducerRecord<byte[], byte[]> again(Letter letter) {
    var record = letter.record();
    Long timestamp =
        record.timestampType() == TimestampType.CREATE_TIME && record.timestamp() >= 0
            ? record.timestamp()
            : null;
    var again =
        new ProducerRecord<>(
            letter.topic(),
            letter.partition().orElse(null),
            timestamp,
            record.key(),
            record.value());
    for (Header header : record.headers()) {
      if (isOwn(header.key())) {
        again.headers().add(header);
      }
    }
    ReplayHeader.LETTER.set(again.headers(), letter.name());
    ReplayHeader.FIRST.set(again.headers(), Long.toString(letter.cameMs()));
    return again;
  }

  private static boolean isOwn(String header) {
    return Stream.of(DeadLetterHeader.values()).noneMatch(said -> said.header().equals(header));
  }

  /**
   * Waits until everything that was sent has arrived.
   *
   * @throws CommandFailure where something has not
   */
  public void finish() {
    producer.flush();
    throwFailure();
  }

  private void throwFailure() {
    Exception error = failure.get();
    if (error != null) {
      throw failed(error);
    }
  }

  private static CommandFailure failed(Exception error) {
    return CommandFailure.broken(
        "a dead letter could not be sent again: " + error.getMessage(), error);
  }

  @Override
  public void close() {
    producer.close();
  }
}
