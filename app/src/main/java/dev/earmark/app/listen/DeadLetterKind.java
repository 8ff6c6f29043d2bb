package dev.earmark.app.listen;

import dev.earmark.app.deadletter.DeadLetter;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records that could not be handled: where they came from and why they are here. */
final class DeadLetterKind implements RecordKind {
  @Override
  public Optional<Said> read(ConsumerRecord<byte[], byte[]> record) {
    var letter = new DeadLetter(record);
    return Optional.of(new Said(letter.device(), letter.line(), letter.object()));
  }
}
