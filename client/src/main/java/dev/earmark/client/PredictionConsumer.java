package dev.earmark.client;

import dev.earmark.Prediction;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Reads what Earmark heard: predictions from now on or from the beginning, of one device or of all.
 *
 * <p>One thread reads; any may close it, which ends the iteration.
 */
public final class PredictionConsumer implements Iterable<Prediction>, AutoCloseable {
  private final RecordConsumer<Prediction> records;

  /**
   * Connects; predictions made after the constructor returned are always seen.
   *
   * @param settings as for {@link RecordConsumer}, and {@code topic.predictions}
   * @throws ReadException where no broker answers or the topic is not there
   */
  public PredictionConsumer(Map<String, ?> settings, From from) {
    String topic = new ClientSettings(settings).text(ClientSettings.PREDICTIONS);
    records = new RecordConsumer<>(Prediction.class, topic, from, settings);
  }

  /**
   * Waits for predictions, at most that long.
   *
   * @return what came, in order for each device; empty where nothing did or the consumer is closed
   * @throws ReadException where a record cannot be read; it is passed over, the next call goes on
   *     behind it; but where the registry is away, the next call reads the same record again
   */
  public List<Prediction> poll(Duration timeout) {
    return records.poll(timeout);
  }

  /**
   * Iterates over predictions as they come, waiting for the next; ends once the consumer is closed.
   */
  @Override
  public Iterator<Prediction> iterator() {
    return records.iterator();
  }

  /** Ends a read that waits, and disconnects; does nothing the second time. */
  @Override
  public void close() {
    records.close();
  }
}
