package dev.earmark.app.command;

import dev.earmark.app.Escaped;
import dev.earmark.app.Json;
import dev.earmark.app.StopSignal;
import dev.earmark.app.Surroundings;
import dev.earmark.app.broker.TopicReader;
import dev.earmark.app.listen.RecordKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/** Prints the records of a topic, until enough were printed or the process is asked to end. */
final class Listening {
  private final RecordKind kind;
  private final ListenOptions options;
  private final Surroundings surroundings;
  private long left;

  Listening(RecordKind kind, ListenOptions options, Surroundings surroundings) {
    this.kind = kind;
    this.options = options;
    this.surroundings = surroundings;
    left = options.max();
  }

  /** Prints every record as it comes, or those that are there now. */
  void all(TopicReader reader, StopSignal stop) {
    BooleanSupplier over = options.untilNow() ? reader.untilNow() : () -> false;
    while (left > 0 && !stop.isAsked() && !over.getAsBoolean()) {
      reader.poll(options.poll()).forEach(this::print);
    }
  }

  /**
   * Prints the newest record of each key in the order of the keys; those that follow as they come.
   */
  void newest(TopicReader reader, StopSignal stop) {
    if (options.fromBeginning()) {
      Map<String, ConsumerRecord<byte[], byte[]>> newest = new TreeMap<>();
      reader.toEnd(record -> newest.put(key(record), record));
      newest.values().forEach(this::print);
    }
    if (!options.untilNow()) {
      all(reader, stop);
    }
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  private void print(ConsumerRecord<byte[], byte[]> record) {
    if (left > 0) {
      read(record).filter(said -> options.wants(said.device())).ifPresent(this::print);
    }
  }

  private void print(RecordKind.Said said) {
    surroundings.out().println(options.json() ? Json.line(said.object()) : said.line());
    // Whoever reads may have gone: a closed pipe says so only when asked.
    left = surroundings.out().checkError() ? 0 : left - 1;
  }

  /** A record that cannot be read is said, and the next one read. */
  private Optional<RecordKind.Said> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return kind.read(record);
    } catch (SerializationException e) {
      surroundings
          .err()
          .printf(
              "earmark: %s-%d@%d: %s%n",
              record.topic(),
              record.partition(),
              record.offset(),
              Escaped.of(String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }
}
