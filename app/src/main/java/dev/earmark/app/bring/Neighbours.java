package dev.earmark.app.bring;

import dev.earmark.score.CardDraft;
import dev.earmark.score.ModelCard;
import dev.earmark.score.ModelException;
import dev.earmark.score.Output;
import dev.earmark.spectrogram.FrontEnd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cards that differ from one in a setting that tools disagree about. */
final class Neighbours {
  private static final int LONGEST_PAIRED = 1 << 17;

  private final CardDraft draft;
  private final ModelCard card;

  /** Beside this card; its golden clip, which holds for itself alone, is left out. */
  Neighbours(ModelCard card) {
    draft = CardDraft.of(card).set("golden=null");
    this.card = card;
  }

  /** All that are cards at all, each other front end or output once; the fewest changes first. */
  List<Neighbour> single() {
    var groups = new ArrayList<>(Changes.of(card));
    groups.addAll(Changes.lengths(card));
    return cards(groups);
  }

  /** Those with the same front end. */
  List<Neighbour> outputs() {
    return single().stream().filter(one -> one.card().frontEnd().equals(card.frontEnd())).toList();
  }

  /**
   * Those with two changes, of different kinds and none of a length; none where windows are so long
   * that trying thousands of them would take minutes.
   */
  List<Neighbour> pairs() {
    if (card.windowSamples() > LONGEST_PAIRED) {
      return List.of();
    }
    List<List<List<String>>> groups = Changes.of(card);
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (List<List<String>> others : groups.subList(i + 1, groups.size())) {
        for (List<String> one : groups.get(i)) {
          others.forEach(other -> pairs.add(both(one, other)));
        }
      }
    }
    return cards(List.of(pairs));
  }

  private static List<String> both(List<String> one, List<String> other) {
    List<String> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private record Way(FrontEnd frontEnd, Output output) {}

  private List<Neighbour> cards(List<List<List<String>>> groups) {
    Map<Way, Neighbour> different = new LinkedHashMap<>();
    different.put(of(card), new Neighbour(List.of(), card));
    for (List<List<String>> group : groups) {
      for (List<String> change : group) {
        of(change).ifPresent(found -> different.putIfAbsent(of(found.card()), found));
      }
    }
    return different.values().stream().skip(1).toList();
  }

  private static Way of(ModelCard card) {
    return new Way(card.frontEnd(), card.output());
  }

  /** The card with changes, where they make one. */
  Optional<Neighbour> of(List<String> change) {
    try {
      return Optional.of(new Neighbour(change, draft.copy().setAll(change).card()));
    } catch (ModelException | IllegalArgumentException e) {
      return Optional.empty(); // such as bands without a mel scale
    }
  }
}
