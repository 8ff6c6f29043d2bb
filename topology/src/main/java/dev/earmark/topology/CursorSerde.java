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
 * Writes a cursor in about 30 bytes: format 1, then numbers of 7 bits a byte, lowest first; offsets
 * relative to {@code at}, which keeps them short.
 */
final class CursorSerde implements Serde<Cursor> {
  private static final byte FORMAT = 1;
  private static final int MAX_BYTES = 2 + 9 * 10;

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
    put(out, cursor.origin().sampleRate());
    put(out, cursor.origin().startedAtMicros());
    put(out, cursor.nextSample());
    put(out, cursor.modelRate());
    put(out, cursor.at());
    put(out, cursor.at() - cursor.origin().began());
    put(out, cursor.at() - cursor.need());
    put(out, cursor.heard().atMs());
    put(out, cursor.heard().toSample());
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
    long nextSample = get(in);
    int modelRate = (int) get(in);
    long at = get(in);
    var origin = new Origin(sampleRate, startedAtMicros, at - get(in));
    long need = at - get(in);
    return new Cursor(origin, nextSample, modelRate, need, at, new Extent(get(in), get(in)), ended);
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
