package dev.earmark.app.settings;

import org.apache.kafka.common.config.ConfigDef;

/** Earmark's own settings: the one place that has their types, defaults, rules and meanings. */
final class OwnSettings {
  private OwnSettings() {}

  /** Defines all of them, in the order of the page that lists them. */
  static SettingsDefinition define(SettingsDefinition to) {
    connection(to);
    ModelSettings.define(to);
    windows(to);
    confusion(to);
    detection(to);
    topics(to);
    processing(to);
    OverloadSetting.define(to);
    WebSettings.define(to);
    LogSettings.define(to);
    SecuritySettings.define(to);
    RegistrySettings.define(to);
    return to;
  }

  private static void connection(SettingsDefinition to) {
    to.group("Connection");
    to.text(
        EarmarkSettings.BOOTSTRAP_SERVERS,
        "localhost:9092",
        new Addresses(),
        "Kafka brokers to ask first, as host:port, separated by commas.");
    to.text(
        EarmarkSettings.REGISTRY_URL,
        "http://localhost:8081",
        new Urls(),
        "Schema registries, tried in order, separated by commas.");
    to.text(
        EarmarkSettings.SERDE_CLASS,
        "dev.earmark.schemas.AvroSerde",
        new SerdeClass(),
        "Class of the Kafka serde that writes and reads Avro values.");
    to.whole(
        EarmarkSettings.CHUNK_LENGTH_MS,
        100,
        new Numbers(1, 10_000),
        "Audio in one chunk that `send` and `demo` produce, in milliseconds.");
  }

  private static void windows(SettingsDefinition to) {
    to.group("Windows");
    to.duration(
        EarmarkSettings.GAP_WAIT,
        "2s",
        Durations.in("0ms", "5m"),
        "How much more audio of a recording has to come before a hole in it is filled with zeros.");
    to.duration(
        EarmarkSettings.RECORDING_IDLE,
        "5m",
        Durations.in("1s", "1d"),
        "A recording without a new chunk for this long has ended.");
    to.duration(
        EarmarkSettings.RECORDING_REMEMBER,
        "1h",
        Durations.in("1s", "30d"),
        "How long a recording is remembered after recording.idle, so that late chunks of it are not taken for a new one.");
    to.real(
        EarmarkSettings.MIN_COVERAGE,
        0.5,
        new Numbers(0.0, 1.0),
        "A window is not scored where less than this fraction of it was heard; what lies behind the end of a recording counts neither way, so a recording's short last window is scored.");
    limits(to);
  }

  private static void limits(SettingsDefinition to) {
    to.duration(
        EarmarkSettings.MAX_PENDING,
        "30s",
        Durations.in("1ms", "1h"),
        "Most audio of one recording that may wait for a hole to be filled.");
    to.whole(
        EarmarkSettings.MAX_RECORDINGS,
        10_000,
        new Numbers(1, 1_000_000),
        "Most recordings that one task follows at a time; the one that was silent longest is ended first.");
  }

  private static void confusion(SettingsDefinition to) {
    to.group("Truth, confusion, detection");
    to.duration(
        EarmarkSettings.TRUTH_WAIT,
        "10s",
        Durations.in("0ms", "1d"),
        "How much more audio of a recording has to come before a window is judged without a truth.");
    to.duration(
        EarmarkSettings.CONFUSION_PERIOD,
        "1m",
        Durations.in("1s", "1d"),
        "Length of the periods for which confusion is counted beside the total.");
    to.duration(
        EarmarkSettings.CONFUSION_REMEMBER,
        "30d",
        Durations.in("1d", "3650d"),
        "A device of which nothing was heard for this long is forgotten: its windows leave the totals.");
  }

  private static void detection(SettingsDefinition to) {
    to.duration(
        EarmarkSettings.SMOOTHING,
        "500ms",
        Durations.in("1ms", "1m"),
        "A label is heard when the mean of its scores over this long reaches the model's threshold.");
    to.real(
        EarmarkSettings.HYSTERESIS,
        0.1,
        new Numbers(0.0, 1.0),
        "A detection closes when the mean falls this far below the model's threshold.");
    to.duration(
        EarmarkSettings.DEAD_TIME,
        "500ms",
        Durations.in("0ms", "1m"),
        "After a detection closes, the same device opens no other of that label for this long.");
  }

  private static void topics(SettingsDefinition to) {
    to.group("Topics");
    to.text(
        EarmarkSettings.TOPIC_CHUNKS, "earmark.chunks", new TopicName(), "Topic of audio chunks.");
    to.text(EarmarkSettings.TOPIC_TRUTHS, "earmark.truths", new TopicName(), "Topic of truths.");
    to.text(
        EarmarkSettings.TOPIC_PREDICTIONS,
        "earmark.predictions",
        new TopicName(),
        "Topic of predictions.");
    to.text(
        EarmarkSettings.TOPIC_DETECTIONS,
        "earmark.detections",
        new TopicName(),
        "Topic of detections.");
    to.text(
        EarmarkSettings.TOPIC_CONFUSION,
        "earmark.confusion",
        new TopicName(),
        "Topic of confusion matrices.");
    to.text(
        EarmarkSettings.TOPIC_DEAD_LETTERS,
        "earmark.dead-letters",
        new TopicName(),
        "Topic of records that could not be handled.");
    shape(to);
  }

  private static void shape(SettingsDefinition to) {
    to.whole(
        EarmarkSettings.TOPICS_PARTITIONS,
        4,
        new Numbers(1, 10_000),
        "Partitions of a topic that Earmark creates; audio, truths, predictions and detections have the same number.");
    to.whole(
        EarmarkSettings.TOPICS_REPLICATION,
        -1,
        new Numbers(-1, 32),
        "Replicas of a topic that Earmark creates; -1 leaves it to the broker.");
  }

  private static void processing(SettingsDefinition to) {
    to.group("Processing");
    to.text(
        EarmarkSettings.APPLICATION_ID,
        "earmark",
        new TopicName(),
        "Name of the application: its consumer group, and the prefix of its own topics.");
    to.text(
        EarmarkSettings.GUARANTEE,
        "at_least_once",
        ConfigDef.ValidString.in("at_least_once", "exactly_once_v2"),
        "Whether a crash may repeat predictions (with the same ids) or never.");
    to.whole(
        EarmarkSettings.THREADS,
        1,
        new Numbers(1, 256),
        "Stream threads of this process; each scores on its own.");
  }
}
