package dev.earmark.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What one input may cost: {@value #MAX_CPU_MS} ms of this thread, and {@value #FREE_BYTES} bytes
 * of its allocations plus {@value #PER_BYTE} a byte of input.
 *
 * <p>Time is the processor's, not the wall's, so that a busy machine finds nothing.
 */
public final class Cost {
  static final long MAX_CPU_MS = 2_000;
  static final long FREE_BYTES = 64L << 20;
  static final long PER_BYTE = 256;

  /** How many bytes of results a millisecond is granted for. */
  private static final long FILLED_PER_MS = 256 << 10;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Cost() {}

  /** What is done with an input; documented exceptions are caught inside. */
  public interface Work {
    void run() throws Exception;
  }

  /** What is done with an input whose results have a size that others than its bytes decide. */
  public interface Producing {
    /** Does it and returns how many bytes the results have. */
    long run() throws Exception;
  }

  /**
   * Does it; an exception that comes out, or a cost above the bound, is a finding.
   *
   * <p>What costs too much is done again: classes are loaded and compiled only once.
   */
  public static void hold(byte[] input, Work work) {
    holdBesides(
        input,
        () -> {
          work.run();
          return 0;
        });
  }

  /** As {@link #hold}, besides what its results take, twice, and the time to fill them. */
  public static void holdBesides(byte[] input, Producing work) {
    if (excess(input, work) != null) {
      String excess = excess(input, work);
      if (excess != null) {
        throw new AssertionError(excess);
      }
    }
  }

  private static @Nullable String excess(byte[] input, Producing work) {
    long cpu = THREADS.getCurrentThreadCpuTime();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long results = run(work);
    long ms = (THREADS.getCurrentThreadCpuTime() - cpu) / 1_000_000;
    long mostMs = MAX_CPU_MS + results / FILLED_PER_MS;
    if (ms > mostMs) {
      return said("ms", mostMs, ms);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    long most = FREE_BYTES + PER_BYTE * input.length + 2 * results;
    return allocated > most ? said("bytes", most, allocated) : null;
  }

  private static long run(Producing work) {
    try {
      return work.run();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("must not come out: " + e, e);
    }
  }

  private static String said(String unit, long most, long found) {
    return "an input must cost at most %d %s: %s=%d".formatted(most, unit, unit, found);
  }
}
