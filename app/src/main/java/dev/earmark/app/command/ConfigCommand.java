package dev.earmark.app.command;

import dev.earmark.app.Surroundings;
import dev.earmark.app.settings.Settings.Shown;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every setting with its present value and where that comes from. */
@Command(
    name = "config",
    description = "Show every setting with its present value and where it comes from.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  EARMARK_GAP_WAIT=3s earmark config --set batch.max=4"})
public final class ConfigCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  private final Surroundings surroundings;

  public ConfigCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<Shown> shown = options.read(surroundings.environment()).shown();
    int names = shown.stream().mapToInt(setting -> setting.name().length()).max().orElse(0);
    int values = shown.stream().mapToInt(setting -> setting.value().length()).max().orElse(0);
    String format = "%-" + names + "s  %-" + Math.max(1, values) + "s  %s%n";
    shown.forEach(
        setting ->
            surroundings.out().printf(format, setting.name(), setting.value(), setting.origin()));
    return 0;
  }
}
