package dev.earmark.app.run;

import dev.earmark.app.settings.ModelLocation;
import dev.earmark.score.Model;
import dev.earmark.score.ModelException;
import dev.earmark.score.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a model: its own, or of a folder the one that was written last, and those that hold
 * its weights.
 */
final class ModelFiles {
  private static final int BUFFER = 1 << 16;

  private final Path place;
  private @Nullable FileLook onnx;
  private boolean read;
  private List<Path> files = List.of();

  /** Looks at a file, or at a folder of versions. */
  ModelFiles(Path place) {
    this.place = place;
  }

  /** Returns the model's own file, as it was found by the last look. */
  Path onnx() {
    return files.isEmpty() ? place : files.get(0);
  }

  /**
   * Looks at them; none where there is no model. Which files hold the weights is read when the
   * model's own looks as it did before.
   */
  List<FileLook> look() {
    FileLook now = FileLook.at(ModelLocation.file(place).orElse(place));
    if (!now.there() || Files.isDirectory(now.path())) {
      return List.of();
    }
    if (!now.equals(onnx)) {
      onnx = now;
      read = false;
      files = List.of(now.path());
    } else if (!read) {
      read = true;
      files = Model.files(now.path());
    }
    return files.stream().map(FileLook::at).toList();
  }

  /** Looks twice, so that which files hold the weights has been read. */
  List<FileLook> lookTwice() {
    look();
    return look();
  }

  /**
   * Returns the SHA-256 of what all of them hold; one that is not there counts as empty.
   *
   * @throws ModelException unread, where one is no regular file or all are larger than any model
   */
  String content() throws IOException, ModelException {
    Model.checkFiles(files);
    var sha = sha256();
    try (var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
      for (Path file : files) {
        if (Files.exists(file)) {
          copy(file, out);
        }
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  /** As above; nothing where they cannot be read, which loading refuses with a sentence. */
  String contentOrNone() {
    try {
      return content();
    } catch (IOException | ModelException unreadable) {
      return "";
    }
  }

  /** No more than the file says it has: one that grows or never ends is not followed. */
  private static void copy(Path file, OutputStream out) throws IOException, ModelException {
    var buffer = new byte[BUFFER];
    try (FileChannel channel = RegularFile.open(file)) {
      InputStream in = Channels.newInputStream(channel);
      long left = channel.size();
      int read = 0;
      while (left > 0 && read >= 0) {
        read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        out.write(buffer, 0, Math.max(read, 0));
        left -= read;
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
