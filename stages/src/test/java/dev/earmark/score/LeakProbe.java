package dev.earmark.score;

import dev.earmark.window.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints by how many kB this process grows over many runs, scorers and loads, after as many to warm
 * up.
 */
final class LeakProbe {

  private static final int RUNS = 60_000;
  private static final int SCORERS = 20_000;
  private static final int LOADS = 150;

  private LeakProbe() {}

  public static void main(String[] args) throws Exception {
    work();
    work();
    long before = residentKb();
    work();
    work();
    System.out.println("grown=" + (residentKb() - before));
  }

  private static void work() throws Exception {
    List<Window> window = List.of(TestModels.tone(0, 100));
    try (Model model = Model.load(TestModels.path("tiny"))) {
      try (Scorer scorer = model.newScorer(1)) {
        for (int i = 0; i < RUNS; i++) {
          scorer.score(window);
        }
      }
      for (int i = 0; i < SCORERS; i++) {
        try (Scorer scorer = model.newScorer(1)) {
          scorer.score(window);
        }
      }
    }
    for (int i = 0; i < LOADS; i++) {
      refuse();
    }
    System.gc();
  }

  private static void refuse() {
    try (Model model = Model.load(TestModels.path("other-labels"))) {
      throw new AssertionError(model.card().id());
    } catch (ModelException e) {
      // As it should be: what counts is what a refused load leaves behind.
    }
  }

  private static long residentKb() throws java.io.IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
