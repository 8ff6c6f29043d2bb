package dev.earmark.app.command;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory that a process may take.
 *
 * @param limitBytes what its container, or else this machine, has
 * @param heapBytes the most that objects take of it; models, network buffers, compiled code and
 *     stacks need the rest
 */
record Memory(long limitBytes, long heapBytes) {
  private static final int BITS_OF_MIB = 20;

  /** Returns that of this process; a JVM looks at its container's limit itself. */
  static Memory ofProcess() {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Memory(system.getTotalMemorySize(), Runtime.getRuntime().maxMemory());
  }

  @Override
  public String toString() {
    return "%d MiB: heap at most %d MiB, the rest for models, network buffers, code and stacks"
        .formatted(limitBytes >> BITS_OF_MIB, heapBytes >> BITS_OF_MIB);
  }
}
