package dev.earmark.score;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Bytes of a file beside the model that a tensor's numbers are.
 *
 * @param file what is read, which lies in the model's folder
 * @param name what the model calls it
 */
record OutsideData(Path file, String name, long offset, long length) implements Pieces.Piece {

  @Override
  public void putInto(ByteBuffer whole) throws IOException, ModelException {
    ByteBuffer part = whole.slice(whole.position(), Math.toIntExact(length));
    try (var channel = RegularFile.open(file)) {
      for (int to = 0; to < length; ) {
        to = (int) Math.min(length, (long) to + RegularFile.PIECE_BYTES);
        fill(part.limit(to), channel);
      }
    }
    whole.position(whole.position() + part.limit());
  }

  private void fill(ByteBuffer part, FileChannel channel) throws IOException, ModelException {
    while (part.hasRemaining()) {
      if (channel.read(part, offset + part.position()) < 0) {
        throw new ModelException("external data ends while it is read: location=" + name);
      }
    }
  }
}
