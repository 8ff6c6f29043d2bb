package dev.earmark.app.command;

import dev.earmark.app.log.Levels;
import dev.earmark.app.settings.EarmarkSettings;
import dev.earmark.app.settings.Layer;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.UsableSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The options of every command that has settings. */
public final class SettingsOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Read settings from a .properties file; may be given many times, the later wins.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "Set one setting; may be given many times.")
  private List<String> pairs = new ArrayList<>();

  /**
   * Returns the settings of defaults, files, environment and command line; from now on as much is
   * logged as they ask for.
   */
  Settings read(Map<String, String> environment) {
    Settings settings = Settings.of(files.stream().map(Layer::ofFile).toList(), environment, pairs);
    setLevels(settings);
    return settings;
  }

  private static void setLevels(Settings settings) {
    if (settings.isGiven(EarmarkSettings.LOG_LEVEL)) {
      Levels.set(settings.logLevels());
    }
  }

  /**
   * Returns them as far as they can be used, and what is wrong with the others; from now on as much
   * is logged as they ask for.
   */
  UsableSettings usable(Map<String, String> environment) {
    List<Supplier<Layer>> layers = new ArrayList<>();
    files.forEach(file -> layers.add(() -> Layer.ofFile(file)));
    layers.add(() -> Layer.ofEnvironment(environment));
    pairs.forEach(pair -> layers.add(() -> Layer.ofArguments(List.of(pair))));
    UsableSettings usable = UsableSettings.of(layers);
    setLevels(usable.settings());
    return usable;
  }
}
