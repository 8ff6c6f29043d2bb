package dev.earmark.topology.deadletter;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Carries records that were taken beside the stream's own and refused, each as it came, to the dead
 * letters.
 */
public final class RefusalsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Refusal> refusals;
  private final transient @Nullable RuntimeException own;

  /** A record and why it is refused. */
  public record Refusal(ConsumerRecord<byte[], byte[]> record, RuntimeException error) {}

  /**
   * For at least one record, and for the error of the stream's own record where that is refused
   * too.
   */
  RefusalsException(List<Refusal> refusals, @Nullable RuntimeException own) {
    super(DeadLetters.reason(refusals.get(0).error()));
    this.refusals = List.copyOf(refusals);
    this.own = own;
  }

  /** Returns what was refused, in the order in which it came. */
  public List<Refusal> refusals() {
    return refusals;
  }

  /** Returns why the record that the stream was handling is refused too; null if it is not. */
  public @Nullable RuntimeException own() {
    return own;
  }
}
