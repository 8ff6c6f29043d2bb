package dev.earmark.app.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a file looks like from outside; the file that a link points to, as Kubernetes swaps links.
 *
 * @param path its name
 * @param modifiedMs when it was written last, in ms since 1970; -1 where there is none
 * @param bytes its length
 * @param file which file it is, where the file system says so
 * @param readable whether this process may read it
 */
record FileLook(Path path, long modifiedMs, long bytes, String file, boolean readable) {

  /** Looks at a file. */
  static FileLook at(Path path) {
    try {
      var found = Files.readAttributes(path, BasicFileAttributes.class);
      return new FileLook(
          path,
          found.lastModifiedTime().toMillis(),
          found.size(),
          String.valueOf(found.fileKey()),
          Files.isReadable(path));
    } catch (IOException gone) {
      return new FileLook(path, -1, 0, "", false);
    }
  }

  /** Whether there is such a file. */
  boolean there() {
    return modifiedMs >= 0;
  }
}
