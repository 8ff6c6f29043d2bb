package dev.earmark.topology.settings;

import dev.earmark.topology.topic.TopicNames;

/** Everything that can be set about the topology; each part checks itself. */
public record TopologySettings(
    TopicNames topics,
    RecordingSettings recording,
    ScoringSettings scoring,
    JudgingSettings judging) {

  /** Returns what is used when nothing is set. */
  public static TopologySettings defaults() {
    return new TopologySettings(
        TopicNames.defaults(),
        RecordingSettings.defaults(),
        ScoringSettings.defaults(),
        JudgingSettings.defaults());
  }

  /** Returns these settings with recordings followed otherwise. */
  public TopologySettings withRecording(RecordingSettings other) {
    return new TopologySettings(topics, other, scoring, judging);
  }

  /** Returns these settings with windows scored otherwise. */
  public TopologySettings withScoring(ScoringSettings other) {
    return new TopologySettings(topics, recording, other, judging);
  }

  /** Returns these settings with predictions judged otherwise. */
  public TopologySettings withJudging(JudgingSettings other) {
    return new TopologySettings(topics, recording, scoring, other);
  }
}
