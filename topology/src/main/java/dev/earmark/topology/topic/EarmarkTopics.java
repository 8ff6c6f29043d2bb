package dev.earmark.topology.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics of Earmark, defined in one place: created, checked, listed and documented from here.
 */
public final class EarmarkTopics {
  /** Partitions of each topic when nothing is set. */
  public static final int PARTITIONS = 4;

  /**
   * Largest record, in bytes, that the dead-letter topic is created for: the most audio that a
   * chunk may hold, 16 MiB, and a quarter of that for what is around it.
   */
  public static final int LETTER_BYTES = 20 * 1024 * 1024;

  private static final Duration DAY = Duration.ofDays(1);
  private final TopicNames names;

  /** Defines the topics under {@code names}. */
  public EarmarkTopics(TopicNames names) {
    this.names = names;
  }

  /** Returns all topics in the order the data flows. */
  public List<TopicDefinition> all() {
    return List.of(chunks(), truths(), predictions(), detections(), confusion(), deadLetters());
  }

  /** Returns the topic of audio; its records' time is when the broker took them in. */
  public TopicDefinition chunks() {
    var configs = kept(DAY);
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    return new TopicDefinition(
        names.chunks(), "device", "AudioChunk", "Audio as devices send it.", configs);
  }

  /**
   * Returns the topic of truths; it has as many partitions as the chunks, so that both meet, and
   * the same clock, so that both are taken in the order in which they came.
   */
  public TopicDefinition truths() {
    var configs = kept(DAY.multipliedBy(7));
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    return new TopicDefinition(
        names.truths(), "device", "Truth", "What is really heard in spans of recordings.", configs);
  }

  /** Returns the topic of predictions. */
  public TopicDefinition predictions() {
    return new TopicDefinition(
        names.predictions(),
        "device",
        "Prediction",
        "What the model heard in each window.",
        kept(DAY.multipliedBy(7)));
  }

  /** Returns the topic of detections. */
  public TopicDefinition detections() {
    return new TopicDefinition(
        names.detections(),
        "device",
        "Detection",
        "What was decided: a label begins, a label ends.",
        kept(DAY.multipliedBy(30)));
  }

  /**
   * Returns the topic of confusion matrices: compacted, and what was not said again for a week is
   * deleted, because there is a key for each device and period. The broker says when a matrix was
   * said; segments of a day let both happen in time.
   */
  public TopicDefinition confusion() {
    var configs = kept(DAY.multipliedBy(7));
    configs.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT + ',' + TopicConfig.CLEANUP_POLICY_DELETE);
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    configs.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(DAY.toMillis()));
    return new TopicDefinition(
        names.confusion(),
        "model/version/scope/period",
        "Confusion",
        "How often the model was right; the newest matrix of each key stays, for a week after it was said.",
        configs);
  }

  /**
   * Returns the topic of records that could not be handled; it takes larger records than the
   * others, and their time is that of the record that each was, which tells how old its audio is.
   */
  public TopicDefinition deadLetters() {
    var configs = kept(DAY.multipliedBy(7));
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LETTER_BYTES));
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    return new TopicDefinition(
        names.deadLetters(),
        "as it came",
        "bytes",
        "Records that could not be handled, as they came; the reason is in the headers.",
        configs);
  }

  private static Map<String, String> kept(Duration retention) {
    var configs = new TreeMap<String, String>();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
    return configs;
  }
}
