package dev.earmark.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The folder that a model lies in, which its weights must not leave: not by a location that begins
 * at the root, not by {@code ..}, and not by a link.
 */
final class ModelFolder {
  private static final int MOST_FILES = 1_000;

  private final Path folder;
  private final Map<String, Inside> found = new HashMap<>();
  private final Set<Path> named = new LinkedHashSet<>();

  private record Inside(Path file, long size) {}

  ModelFolder(Path onnx) {
    Path whole = onnx.toAbsolutePath();
    folder = Objects.requireNonNullElse(whole.getParent(), whole);
  }

  /** Files that were asked for, there or not. */
  Set<Path> named() {
    return named;
  }

  /** The bytes that a tensor names, which lie within one of the folder's files. */
  OutsideData data(OutsideEntry entry) throws IOException, ModelException {
    String name = entry.location();
    Inside inside = inside(name);
    long offset = entry.offset();
    long length = entry.length() < 0 ? Math.max(inside.size - offset, 0) : entry.length();
    if (offset > inside.size || length > inside.size - offset) {
      throw new ModelException(
          "external data must lie within its file: location=%s, offset=%d, length=%d, bytes=%d"
              .formatted(name, offset, length, inside.size));
    }
    return new OutsideData(inside.file, name, offset, length);
  }

  private Inside inside(String name) throws IOException, ModelException {
    Inside known = found.get(name);
    if (known != null) {
      return known;
    }
    if (found.size() == MOST_FILES) {
      throw new ModelException(
          "external data must lie in at most %d files: location=%s".formatted(MOST_FILES, name));
    }
    Inside inside = look(name);
    found.put(name, inside);
    return inside;
  }

  private Inside look(String name) throws IOException, ModelException {
    Path file = folder.resolve(relative(name));
    named.add(file);
    if (!Files.exists(file)) {
      throw new ModelException(
          "external data is not there: location=%s, folder=%s".formatted(name, folder));
    }
    Path real = file.toRealPath();
    if (!real.startsWith(folder.toRealPath()) || !Files.isRegularFile(real)) {
      throw outside(name);
    }
    return new Inside(real, Files.size(real));
  }

  private static Path relative(String name) throws ModelException {
    try {
      Path path = Path.of(name);
      if (name.isEmpty() || path.isAbsolute() || climbs(path)) {
        throw outside(name);
      }
      return path;
    } catch (InvalidPathException e) {
      throw outside(name);
    }
  }

  private static boolean climbs(Path path) {
    for (Path name : path) {
      if (name.toString().equals("..")) {
        return true;
      }
    }
    return false;
  }

  private static ModelException outside(String name) {
    return new ModelException(
        "external data must be a file in the model's own folder: location=" + name);
  }
}
