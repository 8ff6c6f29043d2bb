package dev.earmark.client.audio;

import dev.earmark.client.SampleFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A source whose format decodes a block at a time: serves the blocks in pieces of any size. */
abstract class BlockSource implements AudioSource {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final String name;
  private final InputStream in;
  private ByteBuffer block = NOTHING;
  private boolean ended;

  BlockSource(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /**
   * Decodes the next block into {@code reused} where it has the room, else into a new buffer.
   *
   * @return the block, whole frames, ready to be read; null at the end
   */
  abstract @Nullable ByteBuffer decode(ByteBuffer reused) throws IOException;

  @Override
  public final String name() {
    return name;
  }

  @Override
  public OptionalLong frames() {
    return OptionalLong.empty();
  }

  @Override
  public final int read(byte[] buffer, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    SampleFormat format = format();
    int whole = length / format.frameBytes() * format.frameBytes();
    int taken = Math.min(whole, block.remaining());
    block.get(buffer, offset, taken);
    return taken;
  }

  private boolean fill() throws IOException {
    while (!ended && !block.hasRemaining()) {
      ByteBuffer next = decode(block);
      ended = next == null;
      block = next == null ? NOTHING : next;
    }
    return !ended;
  }

  /** Returns {@code buffer} emptied for {@code bytes}, or a larger one. */
  static ByteBuffer room(ByteBuffer buffer, int bytes) {
    return buffer.capacity() >= bytes
        ? buffer.clear()
        : ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }
}
