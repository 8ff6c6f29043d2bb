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
    Mark mark = cursor.mark();
    out.number(cursor.origin().sampleRate());
    out.number(cursor.origin().startedAtMicros());
    out.number(cursor.modelRate());
    out.number(mark.nextSample());
    out.number(mark.at());
    out.number(mark.at() - mark.need());
    out.number(mark.heard().atMs());
    out.number(mark.heard().toSample());
    out.number(mark.at() - cursor.origin().began().offset());
    out.number(mark.heard().atMs() - cursor.origin().began().timestampMs());
    putBefore(out, mark, cursor.before());
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
    var mark = new Mark(next, at - in.number(), at, new Extent(in.number(), in.number()));
    var began = new Place(at - in.number(), mark.heard().atMs() - in.number());
    var origin = new Origin(sampleRate, startedAtMicros, began);
    return new Cursor(origin, modelRate, mark, before(in, mark), ended);
  }

  private static void putBefore(CompactOutput out, Mark mark, Mark before) {
    out.number(mark.nextSample() - before.nextSample());
    out.number(mark.at() - before.need());
    out.number(mark.at() - before.at());
    out.number(mark.heard().atMs() - before.heard().atMs());
    out.number(mark.heard().toSample() - before.heard().toSample());
  }

  private static Mark before(CompactInput in, Mark mark) {
    long next = mark.nextSample() - in.number();
    long need = mark.at() - in.number();
    long at = mark.at() - in.number();
    long atMs = mark.heard().atMs() - in.number();
    return new Mark(next, need, at, new Extent(atMs, mark.heard().toSample() - in.number()));
  }
}
