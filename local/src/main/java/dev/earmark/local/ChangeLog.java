package dev.earmark.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Changes in a file that is only appended to, each on disk before {@link #append} returns.
 *
 * <p>A line is the CRC-32C of the JSON that follows it, in 8 hexadecimal digits. What a kill leaves
 * half written at the end was never answered and is cut off; a broken line before the end is
 * refused.
 */
final class ChangeLog implements AutoCloseable {
  private final FileChannel file;
  private final List<Change> found;
  private long length;

  private ChangeLog(FileChannel file, List<Change> found, long length) {
    this.file = file;
    this.found = found;
    this.length = length;
  }

  static ChangeLog open(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      var file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      return read(file, path);
    } catch (IOException e) {
      throw new StartException("registry log must be readable and writable: file=" + path, e);
    }
  }

  private static ChangeLog read(FileChannel file, Path path) throws IOException {
    var lines = new Lines(Files.readAllBytes(path));
    var changes = new ArrayList<Change>();
    for (var json = lines.next(); json != null; json = lines.next()) {
      changes.add(ChangeJson.read(ChangeJson.MAPPER.readTree(json)));
    }
    if (lines.hasValidLater()) {
      file.close();
      throw new StartException(
          "registry log must be whole: file=%s, broken line=%d"
              .formatted(path, changes.size() + 1));
    }
    file.truncate(lines.position()).force(true);
    return new ChangeLog(file, changes, lines.position());
  }

  /** What the file held when it was opened, oldest first. */
  List<Change> found() {
    return found;
  }

  /**
   * Writes a change and returns when it is on disk; a change that cannot be written leaves none.
   */
  void append(Change change) {
    var json = ChangeJson.write(change).toString().getBytes(StandardCharsets.UTF_8);
    var line = "%08x %s\n".formatted(crc(json), new String(json, StandardCharsets.UTF_8));
    try {
      write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new RegistryError(50001, "Error in the backend data store: " + e.getMessage());
    }
  }

  private void write(ByteBuffer line) throws IOException {
    try {
      long end = length;
      while (line.hasRemaining()) {
        end += file.write(line, end);
      }
      file.force(false);
      length = end;
    } catch (IOException e) {
      file.truncate(length);
      throw e;
    }
  }

  static int crc(byte[] json) {
    var crc = new CRC32C();
    crc.update(json);
    return (int) crc.getValue();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
