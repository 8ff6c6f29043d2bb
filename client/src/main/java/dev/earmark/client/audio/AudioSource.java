package dev.earmark.client.audio;

import dev.earmark.client.SampleFormat;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalLong;

/** A stream of audio that ends: a file, standard input, or a microphone until it is closed. */
public interface AudioSource extends Closeable {
  /**
   * Returns what errors call this source: a file name, {@code standard input}, {@code microphone}.
   */
  String name();

  /** Returns how the bytes of {@link #read} are written. */
  SampleFormat format();

  /** Returns how many frames the whole source has, where that is known beforehand. */
  OptionalLong frames();

  /**
   * Reads up to {@code length} bytes, always whole frames, blocking until there is at least one.
   *
   * @param length at least {@code format().frameBytes()}
   * @return the bytes read, or -1 at the end
   * @throws AudioFileException where the source is cut off or damaged
   */
  int read(byte[] buffer, int offset, int length) throws IOException;

  /** Reads all that is left; meant for short files. */
  default byte[] readAll() throws IOException {
    var out = new ByteArrayOutputStream();
    byte[] piece = new byte[format().frameBytes() * 4096];
    for (int n = read(piece, 0, piece.length); n >= 0; n = read(piece, 0, piece.length)) {
      out.write(piece, 0, n);
    }
    return out.toByteArray();
  }
}
