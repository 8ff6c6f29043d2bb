package dev.earmark.topology.serde;

import dev.earmark.topology.deadletter.DeadLetters;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long records wait for schemas that the registry does not tell; one for all that a topology
 * reads.
 *
 * <p>One thread asks at a time. After a wait in vain no schema is waited for until as much time has
 * passed again, so that ids nobody knows stop a stream for half of the time at most; and after one
 * in which the registry did not answer, nothing is asked for so long.
 */
public final class RegistryWait {
  /** Setting, a {@link Duration}. */
  public static final String SETTING = "registry.wait";

  static final Duration DEFAULT = Duration.ofSeconds(30);

  /** Time as the waiting threads see it, so that a test can steer it. */
  interface Clock {
    /** Milliseconds since some moment; only differences have a meaning. */
    long millis();

    void sleep(long millis) throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(RegistryWait.class);
  private static final long FIRST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 2_000;

  private static final Clock SYSTEM =
      new Clock() {
        @Override
        public long millis() {
          return System.nanoTime() / 1_000_000;
        }

        @Override
        public void sleep(long millis) throws InterruptedException {
          Thread.sleep(millis);
        }
      };

  private final ReentrantLock asking = new ReentrantLock();
  private final long mostMs;
  private final Clock clock;
  private volatile boolean anythingRead;
  private boolean rested = true;
  private long restSinceMs;
  private @Nullable String silence;

  RegistryWait(Duration most, Clock clock) {
    this.mostMs = most.toMillis();
    this.clock = clock;
  }

  /** Returns what the configuration of a topology says. */
  public static RegistryWait of(Map<String, ?> config) {
    return new RegistryWait(
        config.get(SETTING) instanceof Duration given ? given : DEFAULT, SYSTEM);
  }

  long mostMs() {
    return mostMs;
  }

  long millis() {
    return clock.millis();
  }

  /** Returns whether this process could read any schema, so that not all is wrong with it. */
  boolean anythingRead() {
    return anythingRead;
  }

  /** Runs what may ask the registry, while no other thread does. */
  <T extends @Nullable Object> T alone(Supplier<T> asks) {
    asking.lock();
    try {
      return asks.get();
    } finally {
      asking.unlock();
    }
  }

  /** Returns for how long a schema may be waited for now; nothing while it rests. */
  long allowedMs() {
    rested |= clock.millis() - restSinceMs >= mostMs;
    return rested ? mostMs : 0;
  }

  /** Returns why nothing is asked now; null where the registry may be asked. */
  @Nullable String silence() {
    return allowedMs() == 0 ? silence : null;
  }

  /** Begins a rest, in silence where the registry did not answer. */
  void rest(@Nullable String silence) {
    rested = false;
    restSinceMs = clock.millis();
    this.silence = silence;
  }

  /**
   * Reads, again and again within {@code forMs} as long as the trouble is one that is borne, and
   * throws the last error.
   */
  <T extends @Nullable Object> T read(
      Supplier<T> reads, Predicate<SchemaTrouble> borne, long forMs) {
    long startMs = clock.millis();
    for (long pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs)) {
      try {
        T value = reads.get();
        anythingRead = true;
        return value;
      } catch (RuntimeException e) {
        long leftMs = forMs - (clock.millis() - startMs);
        if (leftMs <= 0 || !borne.test(SchemaTrouble.of(e))) {
          throw e;
        }
        if (pauseMs == FIRST_PAUSE_MS) {
          LOG.warn("Waiting for a schema, at most {} ms: {}", forMs, DeadLetters.reason(e));
        }
        pause(Math.min(pauseMs, leftMs));
      }
    }
  }

  private void pause(long millis) {
    try {
      clock.sleep(millis);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
