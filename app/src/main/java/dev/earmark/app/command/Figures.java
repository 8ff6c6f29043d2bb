package dev.earmark.app.command;

import dev.earmark.app.ExitCodes;
import dev.earmark.app.Json;
import dev.earmark.app.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what was measured: as a table to a person, as JSON into a file where one is named. */
final class Figures {
  private final Surroundings surroundings;

  Figures(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  int say(@Nullable Path json, String table, Map<String, Object> figures) throws IOException {
    surroundings.out().print(table);
    if (json != null) {
      Files.writeString(json, Json.page(figures));
    }
    return ExitCodes.DONE;
  }
}
