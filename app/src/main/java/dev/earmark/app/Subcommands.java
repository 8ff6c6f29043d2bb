package dev.earmark.app;

import dev.earmark.app.command.ConfigCommand;
import java.util.List;

/** The subcommands, in the order in which help shows them. */
final class Subcommands {
  private Subcommands() {}

  static List<Object> of(Surroundings surroundings) {
    return List.of(new ConfigCommand(surroundings));
  }
}
