package dev.earmark.app.run;

import dev.earmark.app.settings.ModelLocation;
import dev.earmark.score.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

  /** Returns the SHA-256 of what all of them hold; one that is not there counts as empty. */
  String content() throws IOException {
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
    } catch (IOException unreadable) {
      return "";
    }
  }

  private static void copy(Path file, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.transferTo(out);
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
