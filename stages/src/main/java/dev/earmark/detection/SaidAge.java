package dev.earmark.detection;

/** Says how long what was said is kept, to be said again after a crash. */
public interface SaidAge {
  /** Nothing is ever said again. */
  SaidAge NEVER_AGAIN =
      new SaidAge() {
        @Override
        public long nowMs() {
          return 0;
        }

        @Override
        public int life() {
          return 0;
        }

        @Override
        public boolean isPast(int life, long saidAtMs) {
          return true;
        }
      };

  /** Returns what time it is, in ms of a clock that does not go back. */
  long nowMs();

  /** Returns a number that no other life of the task has, at least 0. */
  int life();

  /** Returns whether what was said then, in a life, need not be said again. */
  boolean isPast(int life, long saidAtMs);
}
