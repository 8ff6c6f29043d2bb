package dev.earmark.topology;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.jspecify.annotations.Nullable;

/**
 * How long failures that may pass are borne: counted from the first of a row without a long pause.
 */
final class Patience {
  /**
   * What brokers that were killed may say of a transaction that they no longer know as its producer
   * does: it is committed or it never was, and who goes on from what is committed sees which.
   */
  private static final List<Class<? extends ApiException>> LOST_TRANSACTION =
      List.of(
          InvalidTxnStateException.class,
          InvalidPidMappingException.class,
          TransactionAbortableException.class,
          OutOfOrderSequenceException.class);

  /**
   * What a producer answers, with an exception of no class of its own, once something sent could
   * not be delivered in time; as it says itself, to abort and go on is safe.
   */
  private static final String ERROR_STATE =
      "Cannot execute transactional method because we are in an error state";

  private final Duration most;
  private long firstNanos;
  private long lastNanos;
  private boolean any;

  Patience(Duration most) {
    this.most = most;
  }

  /** Notes a failure and returns whether it is still borne. */
  synchronized boolean lasts() {
    long now = System.nanoTime();
    if (!any || now - lastNanos > most.toNanos()) {
      firstNanos = now;
      any = true;
    }
    lastNanos = now;
    return now - firstNanos < most.toNanos();
  }

  /** Returns whether {@code error} comes of something that is away now, or was. */
  static boolean transientFailure(Throwable error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      if (at instanceof RetriableException || Fate.unreachable(at) || isLostTransaction(at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLostTransaction(Throwable error) {
    return LOST_TRANSACTION.stream().anyMatch(type -> type.isInstance(error))
        || (isPlain(error) && isPlain(error.getCause()) && isOfErrorState(error.getMessage()));
  }

  /** What is refused for good, such as a missing permission, has a class of its own. */
  private static boolean isPlain(@Nullable Throwable error) {
    return error != null && error.getClass() == KafkaException.class;
  }

  private static boolean isOfErrorState(@Nullable String message) {
    return message != null && message.startsWith(ERROR_STATE);
  }
}
