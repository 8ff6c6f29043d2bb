package dev.earmark.topology.model;

import dev.earmark.rule.NearestName;
import dev.earmark.rule.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which models hear which devices: the first pattern that takes a device chooses.
 *
 * <p>A star stands for any letters, a plus joins models:
 *
 * <pre>
 * nursery-*=cry+commands,*=commands
 * nursery-2  → cry, commands
 * kitchen    → commands
 * </pre>
 */
public final class DevicePatterns {
  /** Every model hears every device. */
  public static final DevicePatterns ALL = new DevicePatterns(List.of());

  private static final String FORM =
      "models.for.device must be pattern=model or pattern=model+model, separated by commas";

  private final List<Entry> entries;

  private record Entry(String text, Pattern device, List<String> models) {}

  private DevicePatterns(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads patterns; of none, every model hears every device.
   *
   * @throws IllegalArgumentException with a sentence where one is not of the form, or comes twice
   */
  public static DevicePatterns of(String text) {
    if (text.isBlank()) {
      return ALL;
    }
    List<Entry> entries = Stream.of(text.split(",", -1)).map(DevicePatterns::entry).toList();
    Set<String> seen = new HashSet<>();
    for (Entry entry : entries) {
      Rule.check(
          !seen.contains("*") && seen.add(entry.text()),
          "models.for.device must not name a pattern that is never reached",
          "pattern",
          entry.text());
    }
    return new DevicePatterns(entries);
  }

  private static Entry entry(String text) {
    int end = text.lastIndexOf('=');
    String device = text.substring(0, Math.max(0, end)).strip();
    List<String> models =
        Stream.of(text.substring(end + 1).split("\\+", -1)).map(String::strip).toList();
    boolean whole = !device.isEmpty() && models.stream().noneMatch(String::isEmpty);
    Rule.check(whole, FORM, "entry", text.strip());
    return new Entry(device, regex(device), models);
  }

  private static Pattern regex(String device) {
    return Pattern.compile(
        Stream.of(device.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }

  /** Refuses patterns that name a model that is not there, and models that no pattern names. */
  void check(List<String> models) {
    if (entries.isEmpty()) {
      return;
    }
    Set<String> named = new HashSet<>();
    for (Entry entry : entries) {
      entry.models().forEach(model -> checkKnown(model, models));
      named.addAll(entry.models());
    }
    List<String> unheard = models.stream().filter(model -> !named.contains(model)).toList();
    Rule.check(unheard.isEmpty(), "models.for.device must name every model", "not named", unheard);
  }

  private static void checkKnown(String model, List<String> models) {
    Rule.check(
        models.contains(model),
        "models.for.device must name models that are loaded; the nearest is "
            + NearestName.of(model, models).orElse("none"),
        "model",
        model,
        "loaded",
        models);
  }

  /** Returns every choice of models that a device can come to, of those that are {@code all}. */
  List<List<String>> choices(List<String> all) {
    return entries.isEmpty()
        ? List.of(all)
        : new ArrayList<>(entries.stream().map(Entry::models).collect(Collectors.toSet()));
  }

  /** Returns the models that hear a device; none where no pattern takes it. */
  List<String> models(String device, List<String> all) {
    if (entries.isEmpty()) {
      return all;
    }
    return entries.stream()
        .filter(entry -> entry.device().matcher(device).matches())
        .findFirst()
        .map(Entry::models)
        .orElse(List.of());
  }
}
