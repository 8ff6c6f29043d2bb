package dev.earmark.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How long live devices waited; in milliseconds from handing the last chunk of a window to the
 * producer until its prediction is read.
 *
 * @param windows windows measured
 * @param p50Ms the median
 * @param p99Ms 99 of 100 were not slower
 * @param maxMs the slowest
 * @param changelogBytesPerAudioByte what the state wrote, for each byte of audio
 */
public record LatencyResult(
    long windows, double p50Ms, double p99Ms, double maxMs, double changelogBytesPerAudioByte) {

  static LatencyResult of(double[] latenciesMs, double changelogBytesPerAudioByte) {
    var percentiles = Percentiles.of(latenciesMs);
    return new LatencyResult(
        latenciesMs.length,
        percentiles.at(50),
        percentiles.at(99),
        percentiles.at(100),
        changelogBytesPerAudioByte);
  }

  /** The figures under the names that programs read. */
  public Map<String, Object> toMap() {
    var latency = new LinkedHashMap<String, Object>();
    latency.put("p50", p50Ms);
    latency.put("p99", p99Ms);
    latency.put("max", maxMs);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("windows", windows);
    figures.put("latencyMs", latency);
    figures.put("changelogBytesPerAudioByte", changelogBytesPerAudioByte);
    return figures;
  }

  /** The figures as a table for a person. */
  public String toTable() {
    return String.format(
        Locale.ROOT,
        """
        windows                        %,10d
        latency p50, ms                %10.1f
        latency p99, ms                %10.1f
        latency max, ms                %10.1f
        changelog bytes per audio byte %10.5f
        """,
        windows,
        p50Ms,
        p99Ms,
        maxMs,
        changelogBytesPerAudioByte);
  }
}
