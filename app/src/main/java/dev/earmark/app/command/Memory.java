package dev.earmark.app.command;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory that a process may take.
 *
 * @param limitBytes what its container, or else this machine, has
 * @param heapBytes the most that objects take of it
 * @param directBytes the most that direct buffers take of it, those of connections and of scoring
 */
record Memory(long limitBytes, long heapBytes, long directBytes) {
  private static final int BITS_OF_MIB = 20;

  /** Returns that of this process; a JVM looks at its container's limit itself. */
  static Memory ofProcess() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long heapBytes = Runtime.getRuntime().maxMemory();
    return new Memory(system.getTotalMemorySize(), heapBytes, directBytes(heapBytes));
  }

  /** A JVM that was told nothing, which reads as 0, lets direct buffers take as much as objects. */
  private static long directBytes(long heapBytes) {
    var jvm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    long told = jvm == null ? 0 : Long.parseLong(jvm.getVMOption("MaxDirectMemorySize").getValue());
    return told == 0 ? heapBytes : told;
  }

  @Override
  public String toString() {
    return "%d MiB: heap at most %d MiB, direct buffers at most %d MiB, which leaves %d MiB for models, code and stacks"
        .formatted(mib(limitBytes), mib(heapBytes), mib(directBytes), mib(restBytes()));
  }

  private long restBytes() {
    return Math.max(0, limitBytes - heapBytes - directBytes);
  }

  private static long mib(long bytes) {
    return bytes >> BITS_OF_MIB;
  }
}
