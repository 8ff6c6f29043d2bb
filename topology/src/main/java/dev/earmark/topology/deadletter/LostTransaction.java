package dev.earmark.topology.deadletter;

import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.TransactionAbortableException;

/**
 * What a producer answers whose transaction is lost to it: it is committed or it never was, and a
 * new producer, which goes on from what is committed, sees which.
 */
public final class LostTransaction {
  /** What brokers that were killed say of a transaction that they no longer know. */
  private static final List<Class<? extends ApiException>> FORGOTTEN =
      List.of(
          InvalidTxnStateException.class,
          ApplicationRecoverableException.class,
          TransactionAbortableException.class,
          OutOfOrderSequenceException.class);

  /** Where a producer keeps the state of its transactions, and refuses what does not fit it. */
  private static final String KEEPER =
      "org.apache.kafka.clients.producer.internals.TransactionManager";

  private LostTransaction() {}

  /** Returns whether {@code error} itself, whatever its cause, is such an answer. */
  public static boolean is(Throwable error) {
    return FORGOTTEN.stream().anyMatch(type -> type.isInstance(error)) || isRefusedByKeeper(error);
  }

  /**
   * Once something was not delivered or a transaction not ended in time, everything that follows is
   * refused; with exceptions of no class of their own, unlike what is refused for good.
   */
  private static boolean isRefusedByKeeper(Throwable error) {
    return isPlain(error)
        && isOfKeeper(error)
        && (error.getCause() == null || isPlain(error.getCause()));
  }

  private static boolean isPlain(Throwable error) {
    return error.getClass() == KafkaException.class
        || error.getClass() == IllegalStateException.class;
  }

  private static boolean isOfKeeper(Throwable error) {
    StackTraceElement[] calls = error.getStackTrace();
    return calls.length > 0 && calls[0].getClassName().equals(KEEPER);
  }
}
