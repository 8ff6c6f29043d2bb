package dev.earmark.app.listen;

import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Records with an Avro value. */
record AvroKind<T extends SpecificRecord>(
    Deserializer<T> values, Function<T, String> device, Function<T, String> line)
    implements RecordKind {
  @Override
  public Optional<Said> read(ConsumerRecord<byte[], byte[]> record) {
    T value = values.deserialize(record.topic(), record.headers(), record.value());
    return Optional.ofNullable(value)
        .map(said -> new Said(device.apply(said), line.apply(said), AvroJson.of(said)));
  }
}
