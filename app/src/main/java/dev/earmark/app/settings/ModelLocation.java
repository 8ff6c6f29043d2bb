package dev.earmark.app.settings;

import dev.earmark.rule.NearestName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where model files are: a path as it stands, or a name in the folder of models that come with
 * Earmark.
 */
public final class ModelLocation {
  private static final String SUFFIX = ".onnx";

  private ModelLocation() {}

  /**
   * Finds the file of a model.
   *
   * @throws SettingsException where there is no such file
   */
  public static Path of(String model) {
    Path path = isPath(model) ? Path.of(model) : folder().resolve(model + SUFFIX);
    if (Files.isRegularFile(path)) {
      return path;
    }
    String rule =
        Files.isRegularFile(Path.of(model))
            ? "a model's file must end in .onnx"
            : "models must name an existing model";
    throw new SettingsException(rule + ": models=" + model + "; " + known(model));
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
