package dev.earmark.app.run;

import dev.earmark.app.StopSignal;
import dev.earmark.app.Voice;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Says, beside a command that delivers, when no broker answers, and why the command goes on though
 * it was asked to end.
 */
public final class DeliveryWatch implements AutoCloseable {
  private static final long LOOK_MS = 200;
  private static final long SOON_NANOS = Duration.ofSeconds(2).toNanos();

  private final BrokerWatch broker;
  private final StopSignal stop;
  private final Voice voice;
  private final CountDownLatch done = new CountDownLatch(1);
  private long askedNanos;
  private boolean said;

  /**
   * Prepares to watch; {@link #start} begins.
   *
   * @param ask asks a broker something; fails within a bounded time where none answers
   * @param voice takes sentences for a person
   */
  public DeliveryWatch(Supplier<Future<?>> ask, StopSignal stop, Voice voice) {
    this.stop = stop;
    this.voice = voice;
    broker = new BrokerWatch(ask, voice, System.nanoTime());
  }

  /** Begins. */
  public void start() {
    var thread = new Thread(this::watch, "earmark-delivery-watch");
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    try {
      while (!done.await(LOOK_MS, TimeUnit.MILLISECONDS)) {
        broker.look(System.nanoTime());
        sayWhyItGoesOn(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sayWhyItGoesOn(long nanoTime) {
    if (!stop.isAsked() || said) {
      return;
    }
    if (askedNanos == 0) {
      askedNanos = nanoTime;
    } else if (nanoTime - askedNanos > SOON_NANOS) {
      voice.say("asked to end; what was sent has yet to be delivered (asked again: ends at once)");
      said = true;
    }
  }

  @Override
  public void close() {
    done.countDown();
  }
}
