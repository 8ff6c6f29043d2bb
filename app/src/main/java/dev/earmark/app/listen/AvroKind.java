package dev.earmark.app.listen;

import dev.earmark.app.CommandFailure;
import dev.earmark.schemas.registry.RegistryUnreachableException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Records with an Avro value; where the registry is away, there is nothing more to read.
 *
 * @param wanted which of them say something
 */
record AvroKind<T extends SpecificRecord>(
    Deserializer<T> values,
    Function<T, String> device,
    Function<T, String> line,
    Predicate<T> wanted)
    implements RecordKind {
  @Override
  public Optional<Said> read(ConsumerRecord<byte[], byte[]> record) {
    return Optional.ofNullable(value(record))
        .filter(wanted)
        .map(said -> new Said(device.apply(said), line.apply(said), AvroJson.of(said)));
  }

  private @Nullable T value(ConsumerRecord<byte[], byte[]> record) {
    try {
      return values.deserialize(record.topic(), record.headers(), record.value());
    } catch (RegistryUnreachableException e) {
      throw CommandFailure.broken(String.valueOf(e.getMessage()), e);
    }
  }
}
