package dev.earmark.topology.chunk;

import dev.earmark.AudioChunk;
import dev.earmark.topology.deadletter.Fate;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records that are read again; what the stream put among the dead letters is passed over.
 *
 * <p>All tasks share the deserializer of the stream itself, so that what could be decoded once can
 * be decoded again, whether the registry answers or not.
 */
public final class ChunkDecoder {
  private final Deserializer<AudioChunk> values;

  /** Decodes values by that deserializer. */
  public ChunkDecoder(Deserializer<AudioChunk> values) {
    this.values = values;
  }

  /** Returns the chunk; a record that breaks a rule is refused as the stream refuses it. */
  public HeardChunk decode(ConsumerRecord<byte[], byte[]> log) {
    AudioChunk value = values.deserialize(log.topic(), log.headers(), log.value());
    return HeardChunk.of(
        log.key() == null ? null : new String(log.key(), StandardCharsets.UTF_8),
        value,
        log.headers());
  }

  /** Returns the chunk, or null where the record breaks a rule. */
  public @Nullable HeardChunk decodeAgain(ConsumerRecord<byte[], byte[]> log) {
    try {
      return decode(log);
    } catch (RuntimeException refused) {
      Fate.throwIfBroken(refused);
      return null;
    }
  }
}
