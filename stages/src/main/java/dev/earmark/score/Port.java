package dev.earmark.score;

import dev.earmark.rule.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Which of a graph's inputs or outputs is meant, and what its integers stand for.
 *
 * @param name in the graph; null for its only one
 * @param quantum what an integer stands for; null where the graph has floats there
 */
public record Port(@Nullable String name, @Nullable Quantum quantum) {

  /** The graph's only one, of floats. */
  public static final Port ONLY = new Port(null, null);

  /** Refuses a blank name. */
  public Port {
    Rule.check(name == null || !name.isBlank(), "a tensor's name must not be blank", "name", name);
  }
}
