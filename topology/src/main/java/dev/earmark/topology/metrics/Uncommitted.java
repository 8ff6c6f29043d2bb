package dev.earmark.topology.metrics;

import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Predictions that are said and not yet committed, of each stream thread its own: told to the
 * observer when the thread has committed.
 *
 * <p>A commit of some of a thread's tasks, as when partitions move under at-least-once, counts for
 * all of them. Where nobody tells of commits, nothing is kept: it would wait for ever.
 */
public final class Uncommitted {
  private static final int FIRST = 64;

  /** Beyond so many of one commit, the others are not measured. */
  private static final int MOST = 1 << 16;

  private final Observer observer;
  private final ThreadLocal<Said> said = ThreadLocal.withInitial(Said::new);
  private final ThreadLocal<@Nullable Long> committedNanos = new ThreadLocal<>();
  private volatile boolean told;

  /** Tells an observer how long each took until it was committed. */
  public Uncommitted(Observer observer) {
    this.observer = observer;
  }

  /** Notes that from now on each thread tells when it has committed. */
  public void seeCommits() {
    told = true;
  }

  /** Notes a prediction that this thread says now. */
  public void add(long capturedMicros) {
    if (told && observer != Observer.NONE) {
      said.get().add(capturedMicros, System.nanoTime());
    }
  }

  /** Notes that this thread has committed. */
  public void committed() {
    committedNanos.set(System.nanoTime());
    said.get().tell(observer, Latency.nowMicros(), System.nanoTime());
  }

  /** Returns when this thread has committed last, by {@link System#nanoTime}, if it has. */
  public OptionalLong lastCommitNanos() {
    Long at = committedNanos.get();
    return at == null ? OptionalLong.empty() : OptionalLong.of(at);
  }

  /** Notes that what this thread has said since its last commit was aborted. */
  public void aborted() {
    said.get().count = 0;
  }

  private static final class Said {
    private long[] capturedMicros = new long[FIRST];
    private long[] atNanos = new long[FIRST];
    private int count;

    void add(long captured, long nanos) {
      if (count == capturedMicros.length && count < MOST) {
        grow();
      }
      if (count < capturedMicros.length) {
        capturedMicros[count] = captured;
        atNanos[count] = nanos;
        count++;
      }
    }

    private void grow() {
      int room = Math.min(MOST, 2 * count);
      capturedMicros = Arrays.copyOf(capturedMicros, room);
      atNanos = Arrays.copyOf(atNanos, room);
    }

    void tell(Observer observer, long nowMicros, long nowNanos) {
      for (int i = 0; i < count; i++) {
        observer.took(Leg.COMMIT, nowNanos - atNanos[i]);
        observer.committed(Latency.nanos(capturedMicros[i], nowMicros));
      }
      count = 0;
    }
  }
}
