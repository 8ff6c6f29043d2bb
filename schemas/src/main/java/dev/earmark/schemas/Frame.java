package dev.earmark.schemas;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** A buffer that a thread writes record after record into; only {@link #toBytes} allocates. */
final class Frame extends OutputStream {
  /** A larger buffer is let go after use, so that one huge record does not stay for good. */
  private static final int KEPT_BYTES = 1 << 20;

  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(this, null);
  private byte[] buffer = new byte[4096];
  private int length;

  /** Starts anew with a schema id. */
  BinaryEncoder start(int id) {
    if (buffer.length > KEPT_BYTES) {
      buffer = new byte[4096];
    }
    ByteBuffer.wrap(buffer).put(WireFormat.MAGIC).putInt(id);
    length = WireFormat.HEADER_BYTES;
    return encoder;
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer, length);
  }

  @Override
  public void write(int value) {
    reserve(1);
    buffer[length++] = (byte) value;
  }

  @Override
  public void write(byte[] bytes, int start, int count) {
    reserve(count);
    System.arraycopy(bytes, start, buffer, length, count);
    length += count;
  }

  private void reserve(int count) {
    int needed = Math.addExact(length, count);
    if (needed > buffer.length) {
      int doubled = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * buffer.length);
      buffer = Arrays.copyOf(buffer, Math.max(needed, doubled));
    }
  }
}
