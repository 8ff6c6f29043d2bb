package dev.earmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used.
 *
 * @param cpuSeconds user and system time of all its threads, in seconds
 * @param peakRssBytes largest resident set so far, in bytes; NaN where the system does not tell
 *     (other than Linux)
 */
record ProcessUsage(double cpuSeconds, double peakRssBytes) {

  /** Reads the usage of a live process. */
  static ProcessUsage of(ProcessHandle process) {
    Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
    return new ProcessUsage(cpu.toNanos() / 1e9, peakRssBytes(process.pid()));
  }

  private static double peakRssBytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmHWM:")) {
          return Double.parseDouble(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException e) {
      return Double.NaN; // no /proc here, or the process has gone
    }
    return Double.NaN;
  }
}
