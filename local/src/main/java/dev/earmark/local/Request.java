package dev.earmark.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request to the registry.
 *
 * @param path decoded segments, without empty ones
 * @param query decoded parameters
 */
record Request(String method, List<String> path, Map<String, String> query, String body) {
  static Request of(String method, URI uri, String body) {
    return new Request(method, path(uri.getRawPath()), query(uri.getRawQuery()), body);
  }

  private static List<String> path(String raw) {
    return Arrays.stream(raw.split("/"))
        .filter(segment -> !segment.isEmpty())
        .map(segment -> decode(segment.replace("+", "%2B")))
        .toList();
  }

  private static Map<String, String> query(@Nullable String raw) {
    return raw == null
        ? Map.of()
        : Arrays.stream(raw.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> decode(pair[0]),
                    pair -> pair.length == 1 ? "" : decode(pair[1]),
                    (first, second) -> second));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new RegistryError(400, "URL must be encoded rightly: " + e.getMessage());
    }
  }

  /** Whether a parameter is {@code true}. */
  boolean flag(String name) {
    return Boolean.parseBoolean(query.get(name));
  }

  /** The segment at an index; empty beyond the end. */
  String at(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  /** The body as a JSON object. */
  JsonNode json() {
    try {
      var node = ChangeJson.MAPPER.readTree(body);
      if (node != null && node.isObject()) {
        return node;
      }
      throw new RegistryError(400, "body must be a JSON object");
    } catch (JsonProcessingException e) {
      throw new RegistryError(400, "body must be a JSON object: " + e.getOriginalMessage());
    }
  }

  /** The schema that the body holds; Avro is the only type there is. */
  Definition definition() {
    var node = json();
    var type = node.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO") && !node.path("schemaType").isNull()) {
      throw new RegistryError(42201, "Invalid schema type " + type + "; must be AVRO");
    }
    return ChangeJson.definition(node);
  }
}
