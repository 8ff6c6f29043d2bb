package dev.earmark.topology.model;

import dev.earmark.rule.Rule;
import dev.earmark.window.WindowGrid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models that listen, and which of them hear which device. */
public final class Seats {
  private final List<Seat> all;
  private final List<String> names;
  private final DevicePatterns patterns;

  /** What each way to choose among the models comes to; there are few, and many devices. */
  private final Map<List<String>, List<Panel>> panels = new LinkedHashMap<>();

  /**
   * Seats models.
   *
   * @param all in the order in which they are named; their names differ
   * @param patterns which name only these
   */
  public Seats(List<Seat> all, DevicePatterns patterns) {
    this.all = List.copyOf(all);
    this.patterns = patterns;
    names = all.stream().map(Seat::name).toList();
    Rule.check(!all.isEmpty(), "there must be a model", "models", names);
    Set<String> seen = new HashSet<>();
    names.forEach(name -> Rule.check(seen.add(name), "models must differ in name", "name", name));
    patterns.check(names);
    patterns.choices(names).forEach(chosen -> panels.put(chosen, panels(chosen)));
  }

  /** Seats one model that hears every device. */
  public static Seats of(Classifier only) {
    return new Seats(List.of(new Seat(only)), DevicePatterns.ALL);
  }

  /** Returns all of them, in the order in which they are named. */
  public List<Seat> all() {
    return all;
  }

  /** Returns the models that hear a device, by their grids; none where no pattern takes it. */
  public List<Panel> panels(String device) {
    return panels.getOrDefault(patterns.models(device, names), List.of());
  }

  /** Returns every panel that a device can come to. */
  public Set<Panel> panels() {
    return panels.values().stream().flatMap(List::stream).collect(Collectors.toSet());
  }

  /** Returns whether any of them hears a device. */
  public boolean hear(String device) {
    return !panels(device).isEmpty();
  }

  /** Returns the models that hear a device. */
  public Stream<Seat> of(String device) {
    return panels(device).stream().flatMap(panel -> panel.seats().stream());
  }

  private List<Panel> panels(List<String> chosen) {
    Map<WindowGrid, List<Seat>> byGrid = new LinkedHashMap<>();
    for (Seat seat : all) {
      if (chosen.contains(seat.name())) {
        byGrid.computeIfAbsent(seat.grid(), grid -> new ArrayList<>()).add(seat);
      }
    }
    return byGrid.entrySet().stream()
        .map(entry -> new Panel(entry.getKey(), entry.getValue()))
        .toList();
  }
}
