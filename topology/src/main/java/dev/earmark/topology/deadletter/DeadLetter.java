package dev.earmark.topology.deadletter;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record on its way to the dead letters.
 *
 * @param record what is sent
 * @param reason why, in a word
 * @param sentence why
 */
public record DeadLetter(
    ProducerRecord<byte[], byte[]> record, DeadLetterReason reason, String sentence) {}
