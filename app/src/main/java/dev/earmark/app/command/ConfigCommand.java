package dev.earmark.app.command;

import dev.earmark.app.ExitCodes;
import dev.earmark.app.Json;
import dev.earmark.app.Surroundings;
import dev.earmark.app.settings.KafkaCheck;
import dev.earmark.app.settings.OneSetting;
import dev.earmark.app.settings.Settings;
import dev.earmark.app.settings.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows every setting with its present value and where that comes from. */
@Command(
    name = "config",
    description = "Show every setting with its present value and where it comes from.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit code 2 where run would refuse a setting.",
      "",
      "Examples:",
      "  EARMARK_GAP_WAIT=3s earmark config --set batch.max=4",
      "  earmark config gap.wait"
    })
public final class ConfigCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "Show this setting only, and what it means.")
  private @Nullable String name;

  @Option(
      names = "--json",
      description = "Print one JSON object: each setting's value and where it comes from.")
  private boolean json;

  @Mixin private SettingsOptions options = new SettingsOptions();

  private final Surroundings surroundings;

  public ConfigCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Shows settings even where run would refuse them, and then says why. */
  @Override
  public Integer call() {
    Settings settings = options.read(surroundings.environment());
    if (name == null) {
      show(settings.shown());
    } else {
      OneSetting setting = OneSetting.of(settings, name);
      show(List.of(setting.shown()));
      setting.meaning().filter(meaning -> !json).ifPresent(surroundings.out()::println);
    }
    KafkaCheck.run(settings);
    Models.chooseAll(List.of(), settings);
    return ExitCodes.DONE;
  }

  private void show(List<Shown> shown) {
    if (json) {
      surroundings.out().print(Json.page(object(shown)));
    } else {
      print(shown);
    }
  }

  private static Map<String, Map<String, String>> object(List<Shown> shown) {
    Map<String, Map<String, String>> object = new LinkedHashMap<>();
    shown.forEach(
        setting ->
            object.put(
                setting.name(), Map.of("value", setting.value(), "origin", setting.origin())));
    return object;
  }

  private void print(List<Shown> shown) {
    int names = shown.stream().mapToInt(setting -> setting.name().length()).max().orElse(0);
    int values = shown.stream().mapToInt(setting -> setting.value().length()).max().orElse(0);
    String format = "%-" + names + "s  %-" + Math.max(1, values) + "s  %s%n";
    shown.forEach(
        setting ->
            surroundings.out().printf(format, setting.name(), setting.value(), setting.origin()));
  }
}
