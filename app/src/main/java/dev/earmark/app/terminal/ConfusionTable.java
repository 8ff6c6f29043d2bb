package dev.earmark.app.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts of truth against prediction as a table, a row a truth, a column a prediction.
 *
 * <pre>
 * truth \ heard     yes      no
 * yes                 9       1
 * no                  0      10
 * </pre>
 *
 * <p>With colours, a cell is the greener (right) or redder (wrong), the larger its share of its
 * row.
 */
public final class ConfusionTable {
  private static final String CORNER = "truth \\ heard";
  private static final int LEAST_CELL = 5;

  private final List<String> labels;
  private final long[][] counts;
  private final boolean colours;

  /** Takes {@code counts[truth][predicted]} in the order of the labels. */
  public ConfusionTable(List<String> labels, long[][] counts, boolean colours) {
    if (counts.length != labels.size()) {
      throw new IllegalArgumentException(
          "counts must have a row a label: rows=" + counts.length + ", labels=" + labels.size());
    }
    this.labels = List.copyOf(labels);
    this.counts = counts;
    this.colours = colours;
  }

  /** Returns the table's lines: a head, then a row for each label. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(head());
    for (int truth = 0; truth < counts.length; truth++) {
      lines.add(row(truth));
    }
    return lines;
  }

  private String head() {
    StringBuilder head = new StringBuilder(padRight(CORNER));
    labels.forEach(label -> head.append(' ').append(padLeft(label)));
    return head.toString();
  }

  private String row(int truth) {
    long total = 0;
    for (long count : counts[truth]) {
      total += count;
    }
    StringBuilder row = new StringBuilder(padRight(labels.get(truth)));
    for (int heard = 0; heard < counts[truth].length; heard++) {
      row.append(' ').append(cell(counts[truth][heard], total, truth == heard));
    }
    return row.toString();
  }

  private String cell(long count, long total, boolean right) {
    String text = padLeft(Long.toString(count));
    if (!colours || count == 0) {
      return text;
    }
    int strength = Math.max(1, Math.round(4f * count / total));
    return right ? Ansi.onCube(0, strength, 0, text) : Ansi.onCube(strength, 0, 0, text);
  }

  private String padRight(String text) {
    int width = Math.max(CORNER.length(), labels.stream().mapToInt(String::length).max().orElse(0));
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private String padLeft(String text) {
    int width = Math.max(LEAST_CELL, labels.stream().mapToInt(String::length).max().orElse(0));
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
