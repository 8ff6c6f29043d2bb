package dev.earmark.score;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens regular files alone: a device may have no end, and a named pipe waits for a writer. */
public final class RegularFile {
  /**
   * The most to be read at a time: Java copies it through a direct buffer of that size, which the
   * thread keeps.
   */
  static final int PIECE_BYTES = 1 << 20;

  private RegularFile() {}

  /**
   * Refuses what is there and is no regular file; links are followed.
   *
   * @throws ModelException with a sentence
   */
  public static void check(Path file) throws ModelException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ModelException("must be a regular file: file=" + file);
    }
  }

  /**
   * Opens a file to be read, and looks at what lies there before and after; the caller closes it.
   *
   * <p>What takes the file's place before the first look or after the opening is refused. A named
   * pipe that takes it between the two makes the caller wait until something writes into the pipe:
   * Java can neither open without waiting ({@code O_NONBLOCK}) nor ask an open channel what kind of
   * file it has. Who can do that may replace the model itself.
   *
   * @throws ModelException where it is no regular file
   */
  public static FileChannel open(Path file) throws IOException, ModelException {
    check(file);
    FileChannel channel = FileChannel.open(file);
    try {
      check(file);
      return channel;
    } catch (ModelException exchanged) {
      channel.close();
      throw exchanged;
    }
  }
}
