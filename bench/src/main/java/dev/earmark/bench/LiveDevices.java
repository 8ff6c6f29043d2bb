package dev.earmark.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Devices that hand over a chunk when life has reached its end, spread evenly over the length of a
 * chunk.
 */
final class LiveDevices {
  private final Load load;
  private final Backlog chunks;
  private final AtomicLongArray handedOverAt;

  LiveDevices(Load load, Backlog chunks) {
    this.load = load;
    this.chunks = chunks;
    this.handedOverAt = new AtomicLongArray(load.devices() * load.chunks());
  }

  /** Starts to send; the executor ends by itself when all is sent. */
  ExecutorService start() {
    var executor = Executors.newSingleThreadExecutor(run -> new Thread(run, "live-devices"));
    executor.execute(this::send);
    executor.shutdown();
    return executor;
  }

  private void send() {
    long begin = System.nanoTime();
    long chunkNanos = load.chunkMs() * 1_000_000L;
    for (int chunk = 0; chunk < load.chunks(); chunk++) {
      for (int device = 0; device < load.devices(); device++) {
        long due = begin + (chunk + 1) * chunkNanos + device * chunkNanos / load.devices();
        waitUntil(due);
        handedOverAt.set(device * load.chunks() + chunk, System.nanoTime());
        chunks.send(device, chunk);
      }
    }
    chunks.flush();
  }

  private static void waitUntil(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * When the chunk that holds the last sample before {@code endSample} was handed over, in the time
   * of {@link System#nanoTime}.
   */
  long handedOverAt(int device, long endSample) {
    long chunk = (endSample - 1) / load.chunkSamples();
    return handedOverAt.get(device * load.chunks() + (int) Math.min(chunk, load.chunks() - 1L));
  }
}
