package dev.earmark.app.settings;

import dev.earmark.rule.NearestName;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where model files are: a path as it stands, or a name in the folder of models that come with
 * Earmark.
 */
public final class ModelLocation {
  private static final String SUFFIX = ".onnx";

  private static final Comparator<Written> LAST_FIRST =
      Comparator.comparingLong(Written::ms).thenComparing(Written::file).reversed();

  /** When a file was modified last, looked at once: it may change while files are compared. */
  private record Written(long ms, Path file) {}

  private ModelLocation() {}

  /**
   * Finds the file of a model; of a folder the one that was written last.
   *
   * @throws SettingsException where there is no such file
   */
  public static Path of(String model) {
    return file(place(model)).orElseThrow(() -> empty(model));
  }

  /**
   * Finds the file of a model, or the folder in which versions of it lie.
   *
   * @throws SettingsException where there is neither, or no model in the folder
   */
  public static Path place(String model) {
    Path path = isPath(model) ? Path.of(model) : folder().resolve(model + SUFFIX);
    if (Files.isRegularFile(path)) {
      return path;
    }
    if (isPath(model) && Files.isDirectory(path)) {
      if (file(path).isEmpty()) {
        throw empty(model);
      }
      return path;
    }
    String rule =
        Files.isRegularFile(Path.of(model))
            ? "a model's file must end in .onnx"
            : "models must name an existing model";
    throw new SettingsException(rule + ": models=" + model + "; " + known(model));
  }

  private static SettingsException empty(String model) {
    return new SettingsException(
        "a folder of versions of a model must hold an .onnx file: models=" + model);
  }

  /**
   * Returns the file of a place, if there is one: of a folder the .onnx file in it that was written
   * last, of two the one whose name is later; names that begin with a point are not looked at.
   */
  public static Optional<Path> file(Path place) {
    return files(place).stream().findFirst();
  }

  /** Returns the file of a place, or all versions in a folder, as above, the last one first. */
  public static List<Path> files(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
          .map(file -> new Written(file.toFile().lastModified(), file))
          .sorted(LAST_FIRST)
          .map(Written::file)
          .toList();
    } catch (IOException | UncheckedIOException gone) {
      return List.of();
    }
  }

  private static String known(String model) {
    List<String> names = names();
    if (isPath(model) || names.isEmpty()) {
      return "there is no such file";
    }
    String all = "there are " + String.join(", ", names);
    return NearestName.of(model, names)
        .filter(name -> NearestName.edits(model, name) <= 1 + model.length() / 3)
        .map(name -> "the nearest is " + name + ", " + all)
        .orElse(all);
  }

  /** Returns the names of the models that come with Earmark, in order. */
  public static List<String> names() {
    try (Stream<Path> files = Files.list(folder())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(); // no folder, no models
    }
  }

  /**
   * Returns the folder of models that come with Earmark: in its distribution, or below the working
   * folder.
   */
  public static Path folder() {
    return Optional.ofNullable(System.getProperty("earmark.home"))
        .map(home -> Path.of(home, "models"))
        .orElseGet(() -> Path.of("models"));
  }

  private static boolean isPath(String model) {
    return model.endsWith(SUFFIX) || model.contains("/") || model.contains(File.separator);
  }
}
