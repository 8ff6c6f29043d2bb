package dev.earmark.app.settings;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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
    if (!Files.isRegularFile(path)) {
      throw new SettingsException(
          "models must name an existing model: models=" + model + ", there is no file " + path);
    }
    return path;
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
