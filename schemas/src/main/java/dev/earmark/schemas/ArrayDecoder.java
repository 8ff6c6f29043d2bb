package dev.earmark.schemas;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary encoding out of an array, without copying and never beyond its end.
 *
 * <p>{@code bytes} are views of the array: they share it. A length or a count that the rest of the
 * array cannot hold is refused before anything is allocated for it; so are more items, of all
 * arrays and maps together, than the array has bytes, which only items of no bytes could be.
 */
final class ArrayDecoder extends Decoder {
  private final byte[] array;
  private final ByteBuffer numbers;
  private int position;
  private long itemsLeft;

  ArrayDecoder(byte[] array, int position) {
    this.array = array;
    this.numbers = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    this.position = position;
    this.itemsLeft = array.length;
  }

  @Override
  public int remainingBytes() {
    return array.length - position;
  }

  /** Moves on and gives where the passed bytes start. */
  private int pass(long length) throws IOException {
    if (length < 0 || length > remainingBytes()) {
      throw new EOFException(
          "it ends early: needed=%d, left=%d".formatted(length, remainingBytes()));
    }
    var start = position;
    position += (int) length;
    return start;
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    return array[pass(1)] == 1;
  }

  @Override
  public int readInt() throws IOException {
    var value = readLong();
    if (value != (int) value) {
      throw new AvroRuntimeException("an int must have 32 bits: int=" + value);
    }
    return (int) value;
  }

  /** Zig-zag, seven bits a byte, the lowest first. */
  @Override
  public long readLong() throws IOException {
    long bits = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = array[pass(1)];
      bits |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return (bits >>> 1) ^ -(bits & 1);
      }
    }
    throw new AvroRuntimeException("a long must have at most ten bytes");
  }

  @Override
  public float readFloat() throws IOException {
    return numbers.getFloat(pass(Float.BYTES));
  }

  @Override
  public double readDouble() throws IOException {
    return numbers.getDouble(pass(Double.BYTES));
  }

  @Override
  public Utf8 readString(@Nullable Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    var length = readLong();
    var start = pass(length);
    return new String(array, start, (int) length, StandardCharsets.UTF_8);
  }

  @Override
  public void skipString() throws IOException {
    pass(readLong());
  }

  @Override
  public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
    var length = readLong();
    return ByteBuffer.wrap(array, pass(length), (int) length).slice();
  }

  @Override
  public void skipBytes() throws IOException {
    pass(readLong());
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) throws IOException {
    System.arraycopy(array, pass(length), bytes, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    pass(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return count();
  }

  @Override
  public long arrayNext() throws IOException {
    return count();
  }

  @Override
  public long skipArray() throws IOException {
    return skipBlocks();
  }

  @Override
  public long readMapStart() throws IOException {
    return count();
  }

  @Override
  public long mapNext() throws IOException {
    return count();
  }

  @Override
  public long skipMap() throws IOException {
    return skipBlocks();
  }

  /** Items in the next block; a negative count is followed by the block's length in bytes. */
  private long count() throws IOException {
    var count = readLong();
    if (count < 0) {
      readLong();
      count = -count;
    }
    return within(count);
  }

  private long skipBlocks() throws IOException {
    var count = readLong();
    while (count < 0) {
      pass(readLong());
      count = readLong();
    }
    return within(count);
  }

  private long within(long count) throws IOException {
    if (count < 0 || count > remainingBytes()) {
      throw new EOFException("it ends early: items=%d, left=%d".formatted(count, remainingBytes()));
    }
    itemsLeft -= count;
    if (itemsLeft < 0) {
      throw new AvroRuntimeException("items must be at most its bytes: bytes=" + array.length);
    }
    return count;
  }
}
