package dev.earmark.schemas.registry;

import org.apache.kafka.common.errors.InterruptException;

/** Time as the client sees it, so that a test can steer it. */
interface Clock {
  /** The machine's. */
  Clock SYSTEM =
      new Clock() {
        @Override
        public long millis() {
          return System.nanoTime() / 1_000_000;
        }

        @Override
        public void sleep(long millis) {
          try {
            Thread.sleep(millis);
          } catch (InterruptedException e) {
            throw new InterruptException(e);
          }
        }
      };

  /** Milliseconds since some moment; only differences have a meaning. */
  long millis();

  void sleep(long millis);
}
