package dev.earmark.topology.handler;

import dev.earmark.topology.deadletter.DeadLetter;
import dev.earmark.topology.deadletter.DeadLetters;
import dev.earmark.topology.deadletter.Stage;
import dev.earmark.topology.metrics.Seldom;
import dev.earmark.topology.metrics.TopologyCounts;
import dev.earmark.topology.topic.EarmarkTopics;
import dev.earmark.topology.topic.TopicNames;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts dead letters and says so in the log, at most once in ten seconds. */
public final class Reporter {
  /** Key under which the configuration of Kafka Streams carries the {@link TopologyCounts}. */
  public static final String COUNTS = "earmark.topology.counts";

  /** Key under which it carries how large a record the dead-letter topic takes, in bytes. */
  public static final String LETTER_BYTES = "earmark.dead.letter.bytes";

  private static final Logger LOG = LoggerFactory.getLogger(Reporter.class);
  private static final Seldom SELDOM = new Seldom();

  private final DeadLetters letters;
  private final TopologyCounts counts;

  private Reporter(DeadLetters letters, TopologyCounts counts) {
    this.letters = letters;
    this.counts = counts;
  }

  /** Returns the reporter of an application that is configured with {@code configs}. */
  static Reporter of(Map<String, ?> configs) {
    Object topic = configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG);
    Object counts = configs.get(COUNTS);
    Object bytes = configs.get(LETTER_BYTES);
    String name = topic == null ? TopicNames.defaults().deadLetters() : topic.toString();
    int most = bytes instanceof Integer given ? given : EarmarkTopics.LETTER_BYTES;
    return new Reporter(
        new DeadLetters(name, most),
        counts instanceof TopologyCounts given ? given : new TopologyCounts());
  }

  /** Returns the letter for a record that {@code error} stopped, not yet counted. */
  DeadLetter letter(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    return letters.of(record, Stage.of(context.processorNodeId(), error), error);
  }

  DeadLetters letters() {
    return letters;
  }

  TopologyCounts counts() {
    return counts;
  }

  /** Counts the letter for a record that {@code error} stopped, and returns what is to be sent. */
  List<ProducerRecord<byte[], byte[]>> report(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception error) {
    return report(List.of(letter(context, record, error)));
  }

  /** Counts the letters, mentions the reason now and then, and returns what is to be sent. */
  List<ProducerRecord<byte[], byte[]>> report(List<DeadLetter> letters) {
    letters.forEach(letter -> counts.deadLetter(letter.reason()));
    if (SELDOM.now()) {
      LOG.warn(
          "To the dead letters ({} so far): {}", counts.deadLetters(), letters.get(0).sentence());
    }
    return letters.stream().map(DeadLetter::record).toList();
  }
}
