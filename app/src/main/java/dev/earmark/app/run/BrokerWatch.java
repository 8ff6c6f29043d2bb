package dev.earmark.app.run;

import dev.earmark.app.Voice;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells when no broker answers any more, and when one does again; for one thread, but any may ask
 * how it is.
 */
public final class BrokerWatch {
  private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();

  private final Supplier<Future<?>> ask;
  private final Voice voice;
  private @Nullable Future<?> asked;
  private long askedNanos;
  private volatile long answeredNanos;
  private volatile boolean gone;

  /**
   * Begins with a broker that has just answered.
   *
   * @param ask asks a broker something; fails within a bounded time where none answers
   * @param voice takes sentences for a person
   * @param nanoTime now, as {@link System#nanoTime}
   */
  public BrokerWatch(Supplier<Future<?>> ask, Voice voice, long nanoTime) {
    this.ask = ask;
    this.voice = voice;
    askedNanos = nanoTime;
    answeredNanos = nanoTime;
  }

  /** Asks every few seconds, takes the answer when it is there, and says what has changed. */
  public void look(long nanoTime) {
    if (asked == null && nanoTime - askedNanos >= EVERY_NANOS) {
      asked = ask.get();
      askedNanos = nanoTime;
    }
    if (asked != null && asked.isDone()) {
      take(isAnswer(asked), nanoTime);
      asked = null;
    }
  }

  /** Returns whether a broker answered when one was asked last. */
  public boolean answers() {
    return !gone;
  }

  /** Returns how long ago a broker answered that was asked here. */
  public Duration silence(long nanoTime) {
    return Duration.ofNanos(nanoTime - answeredNanos);
  }

  /** Asks once more, and returns whether the answer comes within a time. */
  public boolean answersWithin(Duration most) throws InterruptedException {
    try {
      ask.get().get(most.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private void take(boolean answer, long nanoTime) {
    double seconds = (nanoTime - answeredNanos) / 1e9;
    if (gone && answer) {
      voice.say(String.format(Locale.ROOT, "a broker answers again, after %.0f s", seconds));
    } else if (!gone && !answer) {
      voice.warn(
          String.format(Locale.ROOT, "no broker has answered for %.0f s; still trying", seconds));
    }
    gone = !answer;
    answeredNanos = answer ? nanoTime : answeredNanos;
  }

  private static boolean isAnswer(Future<?> done) {
    try {
      done.get();
      return true;
    } catch (ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
