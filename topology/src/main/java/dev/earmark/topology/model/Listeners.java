package dev.earmark.topology.model;

import dev.earmark.score.ModelCard;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What one task remembers of each model that listens, by the model's name: of the version that was
 * heard last.
 */
public final class Listeners<T> {
  private final Function<ModelCard, T> begin;
  private final Map<String, Listener<T>> byName = new LinkedHashMap<>();

  private record Listener<T>(ModelCard card, T what) {}

  /** Begins with the versions that are seated. */
  public Listeners(List<Seat> seats, Function<ModelCard, T> begin) {
    this.begin = begin;
    seats.forEach(seat -> byName.put(seat.name(), begun(seat.card())));
  }

  private Listener<T> begun(ModelCard card) {
    return new Listener<>(card, begin.apply(card));
  }

  /**
   * Returns what is remembered of the version of a card; it takes the place of an earlier one,
   * which {@code leaves} before.
   */
  public T of(ModelCard card, Consumer<T> leaves) {
    Listener<T> known = byName.get(card.name());
    if (known != null && known.card().id().equals(card.id())) {
      return known.what();
    }
    if (known != null) {
      leaves.accept(known.what());
    }
    Listener<T> next = begun(card);
    byName.put(card.name(), next);
    return next.what();
  }

  /** Returns what is remembered of the models of those names. */
  public List<T> named(Collection<String> names) {
    return byName.entrySet().stream()
        .filter(entry -> names.contains(entry.getKey()))
        .map(entry -> entry.getValue().what())
        .toList();
  }

  /** Returns what is remembered of all. */
  public List<T> all() {
    return byName.values().stream().map(Listener::what).toList();
  }

  /** Returns whether the model of that id is among those that were heard last. */
  public boolean has(String id) {
    return byName.values().stream().anyMatch(known -> known.card().id().equals(id));
  }
}
