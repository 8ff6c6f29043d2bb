package dev.earmark.bench.kill;

import dev.earmark.Confusion;
import dev.earmark.LabelStatistics;
import dev.earmark.Prediction;
import dev.earmark.confusion.ConfusionMatrix;
import dev.earmark.confusion.ConfusionRule;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.prediction.JudgingRules;
import dev.earmark.topology.settings.JudgingSettings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The windows of recordings that have one truth each, counted for each device and for all, in total
 * and by the period in which a window was captured.
 */
final class ExpectedCounts {
  private static final String ALL = "*";

  private final ModelCard card;
  private final ConfusionRule rule;
  private final Map<Subject, ConfusionMatrix> counts = new LinkedHashMap<>();

  /** What is counted: a scope and the start of a period, none for the total. */
  private record Subject(String scope, Optional<Instant> from) {}

  ExpectedCounts(ModelCard card) {
    this.card = card;
    rule = JudgingRules.confusion(card, JudgingSettings.defaults());
  }

  /** Notes that there is a device, which may have no windows yet. */
  void begin(String device) {
    List.of(device, ALL).forEach(scope -> counts(scope, Optional.empty()));
  }

  private ConfusionMatrix counts(String scope, Optional<Instant> from) {
    return counts.computeIfAbsent(new Subject(scope, from), subject -> rule.labels().matrix());
  }

  /** Counts a window four times: for its device and for all, in total and in its period. */
  void accept(Prediction prediction, String truth) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, prediction.getStartedAt());
    long from = Math.floorDiv(micros, rule.periodMicros()) * rule.periodMicros();
    Instant period = Instant.EPOCH.plus(from, ChronoUnit.MICROS);
    for (String scope : List.of(prediction.getDevice(), ALL)) {
      counts(scope, Optional.empty()).accept(truth, prediction.getLabel());
      counts(scope, Optional.of(period)).accept(truth, prediction.getLabel());
    }
  }

  /** Returns the counts, and what follows from them, by their keys. */
  Map<String, Confusion> confusions() {
    Map<String, Confusion> all = new LinkedHashMap<>();
    counts.forEach((subject, matrix) -> all.put(key(subject), confusion(subject, matrix)));
    return all;
  }

  private String key(Subject subject) {
    String period = subject.from().map(Instant::toString).orElse("total");
    return String.join("/", card.name(), card.version(), subject.scope(), period);
  }

  private Confusion confusion(Subject subject, ConfusionMatrix matrix) {
    var confusion = new Confusion();
    confusion.setModel(card.name());
    confusion.setModelVersion(card.version());
    confusion.setScope(subject.scope());
    subject.from().ifPresent(confusion::setFrom);
    subject
        .from()
        .map(from -> from.plus(rule.periodMicros(), ChronoUnit.MICROS))
        .ifPresent(confusion::setTo);
    confusion.setLabels(matrix.labels());
    confusion.setCounts(rows(matrix));
    confusion.setAccuracy(matrix.accuracy());
    confusion.setMacroF1(matrix.macroF1());
    confusion.setPerLabel(
        matrix.labels().stream().map(label -> statistics(matrix, label)).toList());
    return confusion;
  }

  private static List<List<Long>> rows(ConfusionMatrix matrix) {
    return Arrays.stream(matrix.counts()).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  private static LabelStatistics statistics(ConfusionMatrix matrix, String label) {
    return new LabelStatistics(
        label,
        matrix.support(label),
        matrix.precision(label),
        matrix.recall(label),
        matrix.f1(label));
  }
}
