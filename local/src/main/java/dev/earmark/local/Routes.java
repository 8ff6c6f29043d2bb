package dev.earmark.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.stream.Stream;

/** Confluent's REST API: which part answers which path. */
final class Routes {
  private final SubjectRoutes subjects;
  private final SchemaRoutes schemas;
  private final ConfigRoutes config;
  private final CompatibilityRoutes compatibility;

  Routes(Registry registry) {
    subjects = new SubjectRoutes(registry);
    schemas = new SchemaRoutes(registry);
    config = new ConfigRoutes(registry);
    compatibility = new CompatibilityRoutes(registry);
  }

  /** The answer's JSON; refusals are {@link RegistryError}s. */
  JsonNode answer(Request request) {
    return switch (request.at(0)) {
      case "" -> ChangeJson.object();
      case "subjects" -> subjects.answer(request);
      case "schemas" -> schemas.answer(request);
      case "config" -> config.answer(request);
      case "compatibility" -> compatibility.answer(request);
      case "mode" -> mode(request);
      default -> throw notFound();
    };
  }

  private static JsonNode mode(Request request) {
    require(request, "GET");
    return ChangeJson.object().put("mode", "READWRITE");
  }

  static void require(Request request, String... methods) {
    if (!Arrays.asList(methods).contains(request.method())) {
      throw new RegistryError(405, "HTTP 405 Method Not Allowed");
    }
  }

  static RegistryError notFound() {
    return new RegistryError(404, "HTTP 404 Not Found");
  }

  static JsonNode array(Stream<?> items) {
    return ChangeJson.MAPPER.valueToTree(items.toList());
  }

  /** A schema alone, which is JSON already. */
  static JsonNode text(String schema) {
    try {
      return ChangeJson.MAPPER.readTree(schema);
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(schema);
    }
  }
}
