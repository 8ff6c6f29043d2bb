package dev.earmark.topology;

import dev.earmark.confusion.ConfusionRule;
import dev.earmark.confusion.MatrixLabels;
import dev.earmark.detection.DetectionRule;
import dev.earmark.score.ModelCard;
import java.time.Duration;

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
    return new DetectionRule(
        DetectionRule.detectable(card.labels(), card.background(), card.unknown()),
        card.threshold(),
        Math.max(0, card.threshold() - settings.detectionHysteresis()),
        Math.max(1, samples(settings.detectionSmoothing(), card.sampleRate())),
        samples(settings.detectionDeadTime(), card.sampleRate()));
  }

  private static long samples(Duration time, int rate) {
    long rest = (long) time.getNano() * rate / NANOS;
    return Math.addExact(Math.multiplyExact(time.getSeconds(), (long) rate), rest);
  }
}
