package dev.earmark.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a backlog cost; processor time in seconds for an hour of audio, sizes in bytes.
 *
 * @param windows windows predicted
 * @param windowsPerSecond by the wall clock, in the last round
 * @param cpuSecondsPerAudioHour the topology's process, in the last round, when the JVM has warmed
 *     up
 * @param coldCpuSecondsPerAudioHour the same in the first round, from the start of the process
 * @param brokerCpuSecondsPerAudioHour the broker and the registry meanwhile
 * @param bare the same windows without Kafka, one thread
 * @param peakRssBytes largest resident set of the topology's process
 * @param changelogBytesPerAudioByte what the state wrote, for each byte of audio
 */
public record ThroughputResult(
    long windows,
    double windowsPerSecond,
    double cpuSecondsPerAudioHour,
    double coldCpuSecondsPerAudioHour,
    double brokerCpuSecondsPerAudioHour,
    BareCost bare,
    double peakRssBytes,
    double changelogBytesPerAudioByte) {
  private static final double MIB = 1024 * 1024;

  /**
   * What the front end and ONNX Runtime cost alone, in seconds for an hour of audio.
   *
   * @param batch1 one window at a time
   * @param batch8 eight at a time
   */
  public record BareCost(double batch1, double batch8) {
    /** Returns the cost of this and another model, each with a front end of its own. */
    BareCost plus(BareCost other) {
      return new BareCost(batch1 + other.batch1, batch8 + other.batch8);
    }
  }

  /**
   * The topology's processor time as a multiple of the cheapest there can be (bare, batches of 8).
   */
  public double ratioToBare() {
    return cpuSecondsPerAudioHour / bare.batch8();
  }

  /** Live devices that one core could follow. */
  public double devicesPerCore() {
    return 3600 / cpuSecondsPerAudioHour;
  }

  /** The figures under the names that programs read. */
  public Map<String, Object> toMap() {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("windows", windows);
    figures.put("windowsPerSecond", windowsPerSecond);
    figures.put("cpuSecondsPerAudioHour", cpuSecondsPerAudioHour);
    figures.put("coldCpuSecondsPerAudioHour", coldCpuSecondsPerAudioHour);
    figures.put("bareCpuSecondsPerAudioHour", bare.batch8());
    figures.put("bareBatch1CpuSecondsPerAudioHour", bare.batch1());
    figures.put("ratioToBare", ratioToBare());
    figures.put("devicesPerCore", devicesPerCore());
    figures.put("brokerCpuSecondsPerAudioHour", brokerCpuSecondsPerAudioHour);
    figures.put("peakRssBytes", peakRssBytes);
    figures.put("changelogBytesPerAudioByte", changelogBytesPerAudioByte);
    return figures;
  }

  /** The figures as a table for a person. */
  public String toTable() {
    return String.format(
        Locale.ROOT,
        """
        windows predicted                      %,12d
        windows per second                     %,12.0f
        CPU-seconds per hour of audio, steady  %12.2f
          the first time, start and JIT included %10.2f
          bare, batches of 8                   %12.2f
          bare, one window at a time           %12.2f
          ratio to bare (batches of 8)         %12.2f
        devices per core                       %,12.0f
        broker CPU-seconds per hour of audio   %12.2f
        peak RSS, MiB                          %,12.0f
        changelog bytes per audio byte         %12.5f
        """,
        windows,
        windowsPerSecond,
        cpuSecondsPerAudioHour,
        coldCpuSecondsPerAudioHour,
        bare.batch8(),
        bare.batch1(),
        ratioToBare(),
        devicesPerCore(),
        brokerCpuSecondsPerAudioHour,
        peakRssBytes / MIB,
        changelogBytesPerAudioByte);
  }
}
