package dev.earmark.topology.topic;

import dev.earmark.topology.deadletter.DeadLetters;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How large a record each topic takes, so that none is sent that would be refused: that would abort
 * the transaction it is part of.
 *
 * @param maxBytes {@code max.message.bytes} by the name of the topic
 */
public record TopicLimits(Map<String, Integer> maxBytes) {
  /** Setting of a topic that says it. */
  public static final String CONFIG = TopicConfig.MAX_MESSAGE_BYTES_CONFIG;

  /** What a topic takes where nothing was set, in bytes: Kafka's own default. */
  public static final int USUAL_BYTES = 1_048_588;

  /** Keeps a copy. */
  public TopicLimits {
    maxBytes = Map.copyOf(maxBytes);
  }

  /** Returns the limits of topics as Earmark creates them. */
  public static TopicLimits asCreated(TopicNames names) {
    return new TopicLimits(Map.of(names.deadLetters(), EarmarkTopics.LETTER_BYTES));
  }

  /** Returns the limit that a topic's setting stands for. */
  public static int limit(@Nullable String value) {
    return value == null ? USUAL_BYTES : Integer.parseInt(value);
  }

  /** Returns how large a letter may be that holds a record of a source, in bytes. */
  public long leastLetter(TopicNames names) {
    return (long) Math.max(of(names.chunks()), of(names.truths())) + DeadLetters.ROOM_BYTES;
  }

  /** Returns how large a record a topic takes, in bytes. */
  public int of(String topic) {
    return maxBytes.getOrDefault(topic, USUAL_BYTES);
  }
}
