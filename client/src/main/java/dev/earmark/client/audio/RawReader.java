package dev.earmark.client.audio;

import dev.earmark.client.SampleFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Passes on bytes that are samples already, in a format that somebody else says. */
final class RawReader extends BlockSource {
  private static final int PIECE_FRAMES = 256;

  private final InputStream in;
  private final SampleFormat format;
  private final byte[] piece;
  private long read;

  RawReader(String name, InputStream in, SampleFormat format) {
    super(name, in);
    this.in = in;
    this.format = format;
    piece = new byte[PIECE_FRAMES * format.frameBytes()];
  }

  @Override
  public SampleFormat format() {
    return format;
  }

  @Override
  @Nullable ByteBuffer decode(ByteBuffer reused) throws IOException {
    // A live pipe must be heard at once: read what is there, then only to the end of its frame.
    int length = in.read(piece);
    if (length < 0) {
      return null;
    }
    int missing = (format.frameBytes() - length % format.frameBytes()) % format.frameBytes();
    int more = in.readNBytes(piece, length, missing);
    read += length + more;
    if (more < missing) {
      throw AudioFileException.cutOff(
          name(), "whole frames of " + format.frameBytes() + " bytes", "bytes=" + read);
    }
    return ByteBuffer.wrap(piece, 0, length + more);
  }
}
