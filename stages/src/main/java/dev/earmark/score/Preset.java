package dev.earmark.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.rule.NearestName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A front end of another tool that a card can begin with; each is held against its tool by the
 * golden tests, which read the same file.
 *
 * @param name of the row in docs/front-ends.md
 * @param tool whose front end it is, and its version
 * @param call what makes the same of samples x there
 */
public record Preset(String name, String tool, String call) {
  private static final String FILE = "front-ends.json";

  /** The names of all, in the order of the page. */
  public static List<String> names() {
    return List.copyOf(All.ROWS.keySet());
  }

  /**
   * Returns the one of this name.
   *
   * @throws IllegalArgumentException where there is none, with the nearest name
   */
  public static Preset of(String name) {
    JsonNode row = All.ROWS.get(name);
    if (row == null) {
      throw new IllegalArgumentException(
          "there is no front end of that name, did you mean "
              + NearestName.of(name, names()).orElseThrow()
              + "? front end="
              + name);
    }
    return new Preset(name, row.get("tool").textValue(), row.get("call").textValue());
  }

  /** A row as the file has it. */
  static ObjectNode row(String name) {
    return Objects.requireNonNull(All.ROWS.get(name), name).deepCopy();
  }

  /** Read once, by those who ask. */
  private static final class All {
    private static final Map<String, ObjectNode> ROWS = read();

    private static Map<String, ObjectNode> read() {
      try (InputStream in = Objects.requireNonNull(Preset.class.getResourceAsStream(FILE), FILE)) {
        var rows = new LinkedHashMap<String, ObjectNode>();
        for (JsonNode row : new JsonMapper().readTree(in).get("frontEnds")) {
          rows.put(row.get("name").textValue(), (ObjectNode) row);
        }
        return rows;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
