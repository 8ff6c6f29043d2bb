package dev.earmark.app.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Settings as far as they can be used, to look at the rest of a set-up. A value that is refused is
 * as if it had not been given; values that contradict each other stay.
 *
 * @param faults a sentence for each thing for which {@code run} would end, in the order of the
 *     layers
 */
public record UsableSettings(Settings settings, List<String> faults) {
  /** Keeps a copy of the faults. */
  public UsableSettings {
    faults = List.copyOf(faults);
  }

  /** Resolves layers, the weakest first; one that cannot be read is left out. */
  public static UsableSettings of(List<Supplier<Layer>> layers) {
    Set<String> faults = new LinkedHashSet<>();
    List<Layer> usable = new ArrayList<>();
    layers.forEach(layer -> keep(layer, usable, faults));
    Settings settings = Settings.ofEach(usable);
    faults.addAll(Contradictions.all(settings));
    return new UsableSettings(settings, List.copyOf(faults));
  }

  private static void keep(Supplier<Layer> layer, List<Layer> usable, Set<String> faults) {
    try {
      Layer read = layer.get();
      read.values().keySet().stream()
          .sorted()
          .map(name -> one(read, name))
          .forEach(one -> keep(one, usable, faults));
    } catch (SettingsException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
  }

  private static void keep(Layer one, List<Layer> usable, Set<String> faults) {
    try {
      Settings.ofEach(List.of(one));
      usable.add(one);
    } catch (SettingsException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
  }

  private static Layer one(Layer layer, String name) {
    return Layer.from(
        Map.of(name, layer.values().getOrDefault(name, "")),
        layer.origins().getOrDefault(name, ""));
  }
}
