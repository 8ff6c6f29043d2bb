package dev.earmark.app.settings;

import static dev.earmark.app.settings.EarmarkSettings.BATCH_MAX;
import static dev.earmark.app.settings.EarmarkSettings.CONFUSION_PERIOD;
import static dev.earmark.app.settings.EarmarkSettings.CONFUSION_REMEMBER;
import static dev.earmark.app.settings.EarmarkSettings.DEAD_TIME;
import static dev.earmark.app.settings.EarmarkSettings.GAP_WAIT;
import static dev.earmark.app.settings.EarmarkSettings.HYSTERESIS;
import static dev.earmark.app.settings.EarmarkSettings.MAX_PENDING;
import static dev.earmark.app.settings.EarmarkSettings.MAX_RECORDINGS;
import static dev.earmark.app.settings.EarmarkSettings.MIN_COVERAGE;
import static dev.earmark.app.settings.EarmarkSettings.OVERLOAD_ABOVE;
import static dev.earmark.app.settings.EarmarkSettings.OVERLOAD_BELOW;
import static dev.earmark.app.settings.EarmarkSettings.OVERLOAD_POLICY;
import static dev.earmark.app.settings.EarmarkSettings.RECORDING_IDLE;
import static dev.earmark.app.settings.EarmarkSettings.RECORDING_REMEMBER;
import static dev.earmark.app.settings.EarmarkSettings.SMOOTHING;
import static dev.earmark.app.settings.EarmarkSettings.TOPIC_CHUNKS;
import static dev.earmark.app.settings.EarmarkSettings.TOPIC_CONFUSION;
import static dev.earmark.app.settings.EarmarkSettings.TOPIC_DEAD_LETTERS;
import static dev.earmark.app.settings.EarmarkSettings.TOPIC_DETECTIONS;
import static dev.earmark.app.settings.EarmarkSettings.TOPIC_PREDICTIONS;
import static dev.earmark.app.settings.EarmarkSettings.TOPIC_TRUTHS;
import static dev.earmark.app.settings.EarmarkSettings.TRUTH_WAIT;

import dev.earmark.topology.settings.JudgingSettings;
import dev.earmark.topology.settings.OverloadPolicy;
import dev.earmark.topology.settings.OverloadSettings;
import dev.earmark.topology.settings.RecordingSettings;
import dev.earmark.topology.settings.ScoringSettings;
import dev.earmark.topology.settings.TopologySettings;
import dev.earmark.topology.topic.TopicNames;

/** Hands the settings on to the topology, each part as the record that it takes. */
public final class TopologyLayer {
  private TopologyLayer() {}

  public static TopologySettings of(Settings settings) {
    return new TopologySettings(
        topics(settings), recording(settings), scoring(settings), judging(settings));
  }

  public static TopicNames topics(Settings settings) {
    return new TopicNames(
        settings.text(TOPIC_CHUNKS),
        settings.text(TOPIC_TRUTHS),
        settings.text(TOPIC_PREDICTIONS),
        settings.text(TOPIC_DETECTIONS),
        settings.text(TOPIC_CONFUSION),
        settings.text(TOPIC_DEAD_LETTERS));
  }

  private static RecordingSettings recording(Settings settings) {
    return new RecordingSettings(
        settings.duration(GAP_WAIT),
        settings.duration(RECORDING_IDLE),
        settings.duration(RECORDING_REMEMBER),
        settings.duration(MAX_PENDING),
        settings.whole(MAX_RECORDINGS));
  }

  private static ScoringSettings scoring(Settings settings) {
    return new ScoringSettings(
        settings.real(MIN_COVERAGE), settings.whole(BATCH_MAX), overload(settings));
  }

  private static OverloadSettings overload(Settings settings) {
    return new OverloadSettings(
        OverloadPolicy.of(settings.text(OVERLOAD_POLICY)),
        settings.duration(OVERLOAD_ABOVE),
        settings.duration(OVERLOAD_BELOW));
  }

  private static JudgingSettings judging(Settings settings) {
    return new JudgingSettings(
        settings.duration(TRUTH_WAIT),
        settings.duration(CONFUSION_PERIOD),
        settings.duration(CONFUSION_REMEMBER),
        settings.duration(SMOOTHING),
        settings.real(HYSTERESIS),
        settings.duration(DEAD_TIME));
  }
}
