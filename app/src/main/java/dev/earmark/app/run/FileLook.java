package dev.earmark.app.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a file looks like from outside; the file that a link points to, as Kubernetes swaps links.
 *
 * @param modifiedMs when it was written last, in ms since 1970
 * @param bytes its length
 * @param file which file it is, where the file system says so
 */
record FileLook(long modifiedMs, long bytes, String file) {

  /** Looks at a file, if it is there. */
  static Optional<FileLook> at(Path path) {
    try {
      var found = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(
          new FileLook(
              found.lastModifiedTime().toMillis(), found.size(), String.valueOf(found.fileKey())));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Returns the SHA-256 of what a file holds, if it can be read. */
  static Optional<String> content(Path path) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return Optional.of(HexFormat.of().formatHex(sha.digest()));
    } catch (IOException gone) {
      return Optional.empty();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
