package dev.earmark.app.demo;

import dev.earmark.app.Json;
import dev.earmark.app.Plural;
import dev.earmark.app.report.ReportData;
import dev.earmark.app.terminal.ConfusionTable;
import dev.earmark.app.terminal.Terminal;
import dev.earmark.confusion.ConfusionMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the demo found.
 *
 * @param expected windows that the files have
 * @param predicted different windows that were predicted
 * @param repeated predictions beyond the first of their window
 * @param audioSeconds audio that was heard, of all devices
 * @param wallSeconds from the first sample to the last prediction
 * @param p50Ms median latency, in milliseconds
 * @param p99Ms latency that one window in a hundred exceeds, in milliseconds
 * @param confusion as the topic says it; empty where nothing has a truth
 */
record DemoSummary(
    long expected,
    long predicted,
    long repeated,
    double audioSeconds,
    double wallSeconds,
    double p50Ms,
    double p99Ms,
    Optional<ConfusionMatrix> confusion) {

  /** Tells whether each expected window was predicted exactly once. */
  boolean isExact() {
    return expected == predicted && repeated == 0;
  }

  /** Seconds of audio that were heard in a second. */
  double realTimeFactor() {
    return audioSeconds / wallSeconds;
  }

  /** Returns its figures for a person, without the confusion's. */
  List<ReportData.Fact> facts() {
    String more = repeated == 0 ? "" : ", " + repeated + " repeated";
    return List.of(
        fact("windows", "%d heard of %d expected%s", predicted, expected, more),
        fact(
            "speed",
            "%.1f times real time (%.0f s of audio in %.1f s)",
            realTimeFactor(),
            audioSeconds,
            wallSeconds),
        fact("latency", "%.0f ms median, %.0f ms for 99 in 100, the start included", p50Ms, p99Ms));
  }

  /** Prints it for a person. */
  void print(Terminal terminal) {
    confusion.ifPresent(matrix -> print(terminal, matrix));
    facts().forEach(fact -> print(terminal, fact));
  }

  private static void print(Terminal terminal, ConfusionMatrix matrix) {
    terminal.out().println();
    new ConfusionTable(matrix.labels(), matrix.counts(), terminal.colours())
        .lines()
        .forEach(terminal.out()::println);
    terminal.out().println();
    print(
        terminal,
        fact(
            "accuracy",
            "%.1f %% of %s",
            100 * matrix.accuracy(),
            Plural.of(matrix.windows(), "window")));
  }

  private static void print(Terminal terminal, ReportData.Fact fact) {
    terminal.out().println("%-10s %s".formatted(fact.name(), fact.value()));
  }

  private static ReportData.Fact fact(String name, String format, Object... values) {
    return new ReportData.Fact(name, String.format(Locale.ROOT, format, values));
  }

  /** Returns it for a program. */
  String toJson() {
    Map<String, @Nullable Object> latency = new LinkedHashMap<>();
    latency.put("p50", Json.finite(p50Ms));
    latency.put("p99", Json.finite(p99Ms));
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    summary.put("windowsExpected", expected);
    summary.put("windowsPredicted", predicted);
    summary.put("windowsRepeated", repeated);
    summary.put("accuracy", confusion.map(matrix -> Json.finite(matrix.accuracy())).orElse(null));
    summary.put("realTimeFactor", Json.finite(realTimeFactor()));
    summary.put("latencyMs", latency);
    summary.put("labels", confusion.map(ConfusionMatrix::labels).orElse(List.of()));
    summary.put("counts", confusion.map(ConfusionMatrix::counts).orElse(new long[0][]));
    return Json.page(summary);
  }
}
