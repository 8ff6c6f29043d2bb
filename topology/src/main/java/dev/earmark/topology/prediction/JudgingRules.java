package dev.earmark.topology.prediction;

import dev.earmark.confusion.ConfusionRule;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.detection.DetectionRule;
import dev.earmark.score.ModelCard;
import dev.earmark.topology.settings.JudgingSettings;
import java.time.Duration;
import java.util.List;

/** Turns settings, which speak of time, into the stages' rules, which count samples of a model. */
public final class JudgingRules {
  private static final long NANOS = 1_000_000_000;

  private JudgingRules() {}

  /** Returns how the model's predictions are compared with truths. */
  public static ConfusionRule confusion(ModelCard card, JudgingSettings settings) {
    return new ConfusionRule(
        MatrixLabels.of(card.labels(), card.background(), card.unknown()),
        card.windowSamples(),
        card.hopSamples(),
        samples(settings.truthWait(), card.sampleRate()),
        settings.confusionPeriod().toNanos() / 1_000);
  }

  /** Returns when one of the model's labels counts as heard. */
  public static DetectionRule detection(ModelCard card, JudgingSettings settings) {
    List<Integer> labels =
        DetectionRule.detectable(card.labels(), card.background(), card.unknown());
    return new DetectionRule(
        labels,
        labels.stream().map(at -> bounds(card.threshold(card.labels().get(at)), settings)).toList(),
        Math.max(1, samples(settings.detectionSmoothing(), card.sampleRate())),
        samples(settings.detectionDeadTime(), card.sampleRate()));
  }

  private static DetectionRule.Bounds bounds(double threshold, JudgingSettings settings) {
    return new DetectionRule.Bounds(
        threshold, Math.max(0, threshold - settings.detectionHysteresis()));
  }

  private static long samples(Duration time, int rate) {
    long rest = (long) time.getNano() * rate / NANOS;
    return Math.addExact(Math.multiplyExact(time.getSeconds(), (long) rate), rest);
  }
}
