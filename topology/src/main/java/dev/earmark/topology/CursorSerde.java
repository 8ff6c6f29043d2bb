package dev.earmark.topology;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a cursor in about 45 bytes: format 1, then numbers of 7 bits a byte, lowest first; offsets
 * relative to {@code at}, which keeps them short.
 */
final class CursorSerde implements Serde<Cursor> {
  private static final byte FORMAT = 1;
  private static final int MAX_BYTES = 2 + 15 * 10;

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
    var out = ByteBuffer.allocate(MAX_BYTES).put(FORMAT).put((byte) (cursor.ended() ? 1 : 0));
    Mark mark = cursor.mark();
    put(out, cursor.origin().sampleRate());
    put(out, cursor.origin().startedAtMicros());
    put(out, cursor.modelRate());
    put(out, mark.nextSample());
    put(out, mark.at());
    put(out, mark.at() - mark.need());
    put(out, mark.heard().atMs());
    put(out, mark.heard().toSample());
    put(out, mark.at() - cursor.origin().began().offset());
    put(out, mark.heard().atMs() - cursor.origin().began().timestampMs());
    putBefore(out, mark, cursor.before());
    return Arrays.copyOf(out.array(), out.position());
  }

  private static @Nullable Cursor read(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    var in = ByteBuffer.wrap(bytes);
    try {
      if (in.get() != FORMAT) {
        throw new SerializationException("cursor must be of format 1: format=" + bytes[0]);
      }
      return fields(in, in.get() == 1);
    } catch (BufferUnderflowException cut) {
      throw new SerializationException("cursor must be whole: bytes=" + bytes.length, cut);
    }
  }

  private static Cursor fields(ByteBuffer in, boolean ended) {
    int sampleRate = (int) get(in);
    long startedAtMicros = get(in);
    int modelRate = (int) get(in);
    long next = get(in);
    long at = get(in);
    var mark = new Mark(next, at - get(in), at, new Extent(get(in), get(in)));
    var began = new Place(at - get(in), mark.heard().atMs() - get(in));
    var origin = new Origin(sampleRate, startedAtMicros, began);
    return new Cursor(origin, modelRate, mark, before(in, mark), ended);
  }

  private static void putBefore(ByteBuffer out, Mark mark, Mark before) {
    put(out, mark.nextSample() - before.nextSample());
    put(out, mark.at() - before.need());
    put(out, mark.at() - before.at());
    put(out, mark.heard().atMs() - before.heard().atMs());
    put(out, mark.heard().toSample() - before.heard().toSample());
  }

  private static Mark before(ByteBuffer in, Mark mark) {
    long next = mark.nextSample() - get(in);
    long need = mark.at() - get(in);
    long at = mark.at() - get(in);
    long atMs = mark.heard().atMs() - get(in);
    return new Mark(next, need, at, new Extent(atMs, mark.heard().toSample() - get(in)));
  }

  private static void put(ByteBuffer out, long value) {
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7fL) != 0) {
      out.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  private static long get(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = in.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        break;
      }
    }
    return (value >>> 1) ^ -(value & 1);
  }
}
