package dev.earmark.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One colour a label, the same all over the page: a CSS class {@code l0} to {@code l11}, and {@code
 * quiet} for labels that mean that nothing was found. Of more than twelve labels, colours repeat;
 * the label itself is always written or in the tooltip.
 */
final class Palette {
  private static final int COLOURS = 12;
  private final Map<String, String> classes = new LinkedHashMap<>();

  Palette(List<String> labels, Set<String> quiet) {
    int next = 0;
    for (String label : labels) {
      if (quiet.contains(label)) {
        classes.put(label, "quiet");
      } else {
        classes.put(label, "l" + next++ % COLOURS);
      }
    }
  }

  String classOf(String label) {
    return classes.getOrDefault(label, "quiet");
  }

  /** Returns the labels that have a colour of their own, in order. */
  List<String> coloured() {
    return classes.keySet().stream().filter(label -> !classOf(label).equals("quiet")).toList();
  }

  /** Returns the labels that mean that nothing was found, in order. */
  List<String> quiet() {
    return classes.keySet().stream().filter(label -> classOf(label).equals("quiet")).toList();
  }
}
