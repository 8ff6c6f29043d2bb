package dev.earmark.app.bring;

import dev.earmark.score.ModelCard;
import java.util.List;

/**
 * A card beside another.
 *
 * @param change the fields that differ, as {@code name=value}
 * @param card with them
 */
record Neighbour(List<String> change, ModelCard card) {
  Neighbour {
    change = List.copyOf(change);
  }

  @Override
  public String toString() {
    return String.join(", ", change);
  }
}
