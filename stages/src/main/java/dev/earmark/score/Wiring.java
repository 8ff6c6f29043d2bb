package dev.earmark.score;

import dev.earmark.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * How a card's front end and labels are joined to a graph's tensors.
 *
 * @param input takes the features
 * @param scores holds one number for each label
 * @param embedding the output that describes the window as numbers without names, which scoring
 *     leaves alone; null where there is none
 */
public record Wiring(Port input, Port scores, @Nullable String embedding) {

  /** A graph of one input and one output. */
  public static final Wiring PLAIN = new Wiring(Port.ONLY, Port.ONLY, null);

  /** Refuses one output that is both. */
  public Wiring {
    Rule.check(
        embedding == null || (scores.name() != null && !embedding.equals(scores.name())),
        "scores must name another output than embedding",
        "scores",
        scores.name(),
        "embedding",
        embedding);
  }
}
