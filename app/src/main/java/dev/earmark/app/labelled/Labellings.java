package dev.earmark.app.labelled;

import dev.earmark.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The truths of all recordings as they hold: said again, the later; reviewed, before all others.
 */
final class Labellings {
  private final Map<Place, List<Labelling>> of = new LinkedHashMap<>();

  void accept(Truth truth) {
    Labelling said = Labelling.of(truth);
    List<Labelling> spans =
        of.computeIfAbsent(
            new Place(truth.getDevice(), truth.getRecording()), place -> new ArrayList<>());
    spans.removeIf(said::replaces);
    spans.add(said);
  }

  boolean has(Place place) {
    return of.containsKey(place);
  }

  Iterable<Place> places() {
    return of.keySet();
  }

  /** Returns a recording's spans in the order of time, without those that a review has replaced. */
  List<Labelling> of(Place place) {
    List<Labelling> all = of.getOrDefault(place, List.of());
    List<Labelling> reviewed = all.stream().filter(Labelling::isReviewed).toList();
    return all.stream()
        .filter(span -> span.isReviewed() || reviewed.stream().noneMatch(span::overlaps))
        .sorted((a, b) -> Double.compare(a.fromSeconds(), b.fromSeconds()))
        .toList();
  }
}
