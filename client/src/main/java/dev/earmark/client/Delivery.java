package dev.earmark.client;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Whether all that a recording sent has arrived: the first failure stays, and every check says it.
 */
final class Delivery {
  private final String what;
  private final AtomicReference<@Nullable SendException> failure = new AtomicReference<>();
  private final AtomicBoolean said = new AtomicBoolean();

  /** Takes what messages call the recording. */
  Delivery(String what) {
    this.what = what;
  }

  void failed(String topic, String servers, Exception cause) {
    String reason =
        cause instanceof InterruptException ? "the thread was interrupted" : reason(cause);
    String message =
        "%s must reach topic %s whole: bootstrap.servers=%s, %s"
            .formatted(what, topic, servers, reason);
    failure.compareAndSet(null, new SendException(message, cause));
  }

  private static String reason(Throwable cause) {
    Throwable inner = cause.getCause();
    boolean wrapper = cause.getClass() == KafkaException.class;
    Throwable said = wrapper && inner != null ? inner : cause;
    String message = said.getMessage() == null ? said.toString() : said.getMessage();
    return message.replaceAll("\\s+", " ");
  }

  /** Throws the failure, if there is one; the first time with its cause. */
  void check() {
    SendException first = failure.get();
    if (first != null) {
      Throwable cause = said.getAndSet(true) ? null : first.getCause();
      throw new SendException(String.valueOf(first.getMessage()), cause);
    }
  }

  boolean failed() {
    return failure.get() != null;
  }
}
