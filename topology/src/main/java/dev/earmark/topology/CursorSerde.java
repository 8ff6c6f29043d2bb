package dev.earmark.topology;

import dev.earmark.state.CompactInput;
import dev.earmark.state.CompactOutput;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a cursor in about 45 bytes: format 1, then the numbers of {@link CompactOutput}; offsets
 * relative to {@code at}, which keeps them short.
 */
final class CursorSerde implements Serde<Cursor> {
  private static final int FORMAT = 1;

  @Override
  public Serializer<Cursor> serializer() {
    return (topic, cursor) -> write(cursor);
  }

  @Override
  public Deserializer<Cursor> deserializer() {
    return (topic, bytes) -> read(bytes);
  }

  private static byte @Nullable [] write(@Nullable Cursor cursor) {
    if (cursor == null) {
      return null;
    }
    var out = new CompactOutput().count(FORMAT).flag(cursor.ended());
    Checkpoint checkpoint = cursor.checkpoint();
    out.number(cursor.origin().sampleRate());
    out.number(cursor.origin().startedAtMicros());
    out.number(cursor.modelRate());
    out.number(checkpoint.nextSample());
    out.number(checkpoint.at());
    out.number(checkpoint.at() - checkpoint.need());
    out.number(checkpoint.heard().atMs());
    out.number(checkpoint.heard().toSample());
    out.number(checkpoint.at() - cursor.origin().began().offset());
    out.number(checkpoint.heard().atMs() - cursor.origin().began().timestampMs());
    putBefore(out, checkpoint, cursor.before());
    return out.toByteArray();
  }

  private static @Nullable Cursor read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    var in = new CompactInput(bytes);
    try {
      long format = in.count();
      if (format != FORMAT) {
        throw new SerializationException("cursor must be of format 1: format=" + format);
      }
      return fields(in, in.flag());
    } catch (IllegalArgumentException cut) {
      throw new SerializationException("cursor must be whole: bytes=" + bytes.length, cut);
    }
  }

  private static Cursor fields(CompactInput in, boolean ended) {
    int sampleRate = (int) in.number();
    long startedAtMicros = in.number();
    int modelRate = (int) in.number();
    long next = in.number();
    long at = in.number();
    var checkpoint =
        new Checkpoint(next, at - in.number(), at, new Extent(in.number(), in.number()));
    var began = new Place(at - in.number(), checkpoint.heard().atMs() - in.number());
    var origin = new Origin(sampleRate, startedAtMicros, began);
    return new Cursor(origin, modelRate, checkpoint, before(in, checkpoint), ended);
  }

  private static void putBefore(CompactOutput out, Checkpoint checkpoint, Checkpoint before) {
    out.number(checkpoint.nextSample() - before.nextSample());
    out.number(checkpoint.at() - before.need());
    out.number(checkpoint.at() - before.at());
    out.number(checkpoint.heard().atMs() - before.heard().atMs());
    out.number(checkpoint.heard().toSample() - before.heard().toSample());
  }

  private static Checkpoint before(CompactInput in, Checkpoint checkpoint) {
    long next = checkpoint.nextSample() - in.number();
    long need = checkpoint.at() - in.number();
    long at = checkpoint.at() - in.number();
    long atMs = checkpoint.heard().atMs() - in.number();
    return new Checkpoint(
        next, need, at, new Extent(atMs, checkpoint.heard().toSample() - in.number()));
  }
}
