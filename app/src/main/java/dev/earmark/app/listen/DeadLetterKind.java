package dev.earmark.app.listen;

import dev.earmark.app.deadletter.Letter;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records that could not be handled: where they came from and why they are here. */
final class DeadLetterKind implements RecordKind {
  @Override
  public Optional<Said> read(ConsumerRecord<byte[], byte[]> record) {
    var letter = new Letter(record);
    return Optional.of(new Said(letter.device(), letter.line(), letter.object()));
  }
}
