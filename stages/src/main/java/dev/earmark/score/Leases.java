package dev.earmark.score;

import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lends a session to runs, and ends it only when the last one has come back. */
final class Leases {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean ended;

  /** Begins a run; throws where the session has ended. */
  void take(String name) {
    lock.readLock().lock();
    if (ended) {
      lock.readLock().unlock();
      throw new IllegalStateException("model is closed: model=" + name);
    }
  }

  /** Ends a run. */
  void giveBack() {
    lock.readLock().unlock();
  }

  /** Waits for the runs that have begun, then does {@code last} once. */
  void end(Runnable last) {
    lock.writeLock().lock();
    try {
      if (!ended) {
        ended = true;
        last.run();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
