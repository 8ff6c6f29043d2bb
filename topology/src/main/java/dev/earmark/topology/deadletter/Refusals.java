package dev.earmark.topology.deadletter;

import dev.earmark.topology.deadletter.RefusalsException.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Records that were refused in one call, so that what is thrown at its end carries them all. */
public final class Refusals {
  private final List<Refusal> refused = new ArrayList<>();

  /** Lets {@code taker} take a record; one that is refused is only about itself. */
  public void orTake(
      ConsumerRecord<byte[], byte[]> record, Consumer<ConsumerRecord<byte[], byte[]>> taker) {
    try {
      taker.accept(record);
    } catch (RuntimeException error) {
      Fate.throwIfBroken(error);
      refused.add(new Refusal(record, error));
    }
  }

  /** Throws what was refused, and with it why the stream's own record is, if it is. */
  public void throwAll(@Nullable RuntimeException own) {
    if (!refused.isEmpty()) {
      throw new RefusalsException(refused, own);
    }
    if (own != null) {
      throw own;
    }
  }
}
