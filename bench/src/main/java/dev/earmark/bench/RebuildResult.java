package dev.earmark.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What it took to rebuild the recordings of one partition.
 *
 * @param rows a measurement for each number of devices
 */
public record RebuildResult(List<Row> rows) {
  private static final double MIB = 1024 * 1024;

  public RebuildResult {
    rows = List.copyOf(rows);
  }

  /**
   * One measurement.
   *
   * @param devices live devices of the partition
   * @param ms time to read the log again and to cut what was needed of it, in milliseconds
   * @param records records read again
   * @param bytes bytes of their values
   */
  public record Row(int devices, long ms, long records, long bytes) {
    static Row of(int devices, Map<String, Long> counts) {
      return new Row(
          devices,
          counts.getOrDefault("rereadTimeMs", 0L),
          counts.getOrDefault("rereadRecords", 0L),
          counts.getOrDefault("rereadBytes", 0L));
    }

    private Map<String, Object> toMap() {
      var figures = new LinkedHashMap<String, Object>();
      figures.put("devices", devices);
      figures.put("rereadMs", ms);
      figures.put("rereadRecords", records);
      figures.put("rereadBytes", bytes);
      return figures;
    }
  }

  /** The figures under the names that programs read. */
  public Map<String, Object> toMap() {
    return Map.of("rebuild", rows.stream().map(Row::toMap).toList());
  }

  /** The figures as a table for a person. */
  public String toTable() {
    var table = new StringBuilder("devices of a partition      ms   records read    MiB read\n");
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              "%,22d %,7d %,14d %,11.1f%n",
              row.devices(),
              row.ms(),
              row.records(),
              row.bytes() / MIB));
    }
    return table.toString();
  }
}
