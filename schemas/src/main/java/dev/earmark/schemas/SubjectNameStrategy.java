package dev.earmark.schemas;

import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Under which subject a topic's schemas are registered. */
enum SubjectNameStrategy {
  /** The topic, then {@code -key} or {@code -value}. */
  TOPIC("TopicNameStrategy") {
    @Override
    String subject(String topic, boolean key, Schema schema) {
      return topic + (key ? "-key" : "-value");
    }
  },
  /** The record's full name. */
  RECORD("RecordNameStrategy") {
    @Override
    String subject(String topic, boolean key, Schema schema) {
      return schema.getFullName();
    }
  },
  /** The topic and the record's full name, joined by a hyphen. */
  TOPIC_RECORD("TopicRecordNameStrategy") {
    @Override
    String subject(String topic, boolean key, Schema schema) {
      return topic + "-" + schema.getFullName();
    }
  };

  private final String confluentName;

  SubjectNameStrategy(String confluentName) {
    this.confluentName = confluentName;
  }

  abstract String subject(String topic, boolean key, Schema schema);

  /** By the name of Confluent's class, with or without its package. */
  static SubjectNameStrategy of(String setting, String name) {
    var simple = name.substring(name.lastIndexOf('.') + 1);
    return Arrays.stream(values())
        .filter(strategy -> strategy.confluentName.equals(simple))
        .findFirst()
        .orElseThrow(
            () ->
                new ConfigException(
                    setting
                        + " must be TopicNameStrategy, RecordNameStrategy or"
                        + " TopicRecordNameStrategy: "
                        + setting
                        + "="
                        + name));
  }
}
