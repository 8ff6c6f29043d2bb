package dev.earmark.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second server, of this process or of another, off a data folder; ends with the process.
 */
final class FolderLock implements AutoCloseable {
  private final FileChannel file;

  private FolderLock(FileChannel file) {
    this.file = file;
  }

  /** Makes the folder where there is none and locks it under a name. */
  static FolderLock take(Path folder, String name) {
    try {
      Files.createDirectories(folder);
      var file =
          FileChannel.open(
              folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return locked(file, folder, name);
    } catch (IOException e) {
      throw new StartException("data folder must be writable: folder=" + folder + " (" + e + ")");
    }
  }

  private static FolderLock locked(FileChannel file, Path folder, String name) throws IOException {
    if (tryLock(file) == null) {
      file.close();
      throw new StartException(
          "data folder must not be in use: folder=%s, used by another %s".formatted(folder, name));
    }
    return new FolderLock(file);
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
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
