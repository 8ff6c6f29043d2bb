package dev.earmark.topology.settings;

import dev.earmark.rule.Rule;
import java.time.Duration;

/**
 * How predictions become detections, and how they are compared with truths.
 *
 * @param truthWait {@code truth.wait}: audio after a window for which its truth is waited for
 * @param confusionPeriod {@code confusion.period}: length of the periods for which confusion is
 *     counted
 * @param confusionRemember {@code confusion.remember}: time without anything heard of a device
 *     after which its counts are forgotten
 * @param detectionSmoothing {@code detection.smoothing}: audio over which a label's scores are
 *     averaged
 * @param detectionHysteresis {@code detection.hysteresis}: how far below the threshold the mean
 *     must fall to close
 * @param detectionDeadTime {@code detection.dead.time}: audio after a detection in which none of
 *     that label opens
 */
public record JudgingSettings(
    Duration truthWait,
    Duration confusionPeriod,
    Duration confusionRemember,
    Duration detectionSmoothing,
    double detectionHysteresis,
    Duration detectionDeadTime) {

  /** Checks each setting. */
  public JudgingSettings {
    Rule.notNegative("truth.wait", truthWait);
    Rule.positive("confusion.period", confusionPeriod);
    Rule.positive("confusion.remember", confusionRemember);
    Rule.positive("detection.smoothing", detectionSmoothing);
    Rule.within("detection.hysteresis", detectionHysteresis, 0.0, 1.0);
    Rule.notNegative("detection.dead.time", detectionDeadTime);
  }

  /** Returns what is used when nothing is set. */
  public static JudgingSettings defaults() {
    return new JudgingSettings(
        Duration.ofSeconds(10),
        Duration.ofMinutes(1),
        Duration.ofDays(30),
        Duration.ofMillis(500),
        0.1,
        Duration.ofMillis(500));
  }
}
