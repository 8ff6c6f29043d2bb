package dev.earmark.topology;

import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record on its way to the dead letters.
 *
 * @param record what is sent
 * @param reason why, in a word
 * @param sentence why
 */
record DeadLetter(
    ProducerRecord<byte[], byte[]> record, DeadLetterReason reason, String sentence) {}
