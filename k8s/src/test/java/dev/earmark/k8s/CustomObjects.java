package dev.earmark.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * KEDA's and the Prometheus operator's objects, held against the schemas of their custom resource
 * definitions (crds/README.md).
 */
final class CustomObjects {
  private static final Path SCHEMAS = Path.of("src/test/resources/crds");
  private static final String KEPT = "x-kubernetes-preserve-unknown-fields";
  private static final String INT_OR_STRING = "x-kubernetes-int-or-string";

  private final List<String> faults = new ArrayList<>();

  private CustomObjects() {}

  static boolean knows(Manifest manifest) {
    return Files.exists(file(manifest));
  }

  private static Path file(Manifest manifest) {
    return SCHEMAS.resolve(manifest.kind() + ".json");
  }

  static List<String> faults(Manifest manifest) {
    JsonNode definition = read(file(manifest));
    var objects = new CustomObjects();
    if (!definition.path("apiVersion").asText().equals(manifest.apiVersion())) {
      objects.faults.add("apiVersion must be " + definition.path("apiVersion"));
    }
    JsonNode schema = definition.path("schema");
    objects.look(schema.at("/properties/spec"), manifest.json().path("spec"), "spec");
    return objects.faults;
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void look(JsonNode schema, JsonNode value, String path) {
    if (!fits(schema, value)) {
      faults.add("%s must be of type %s: %s".formatted(path, schema.path("type").asText(), value));
    } else if (value.isObject()) {
      fields(schema, value, path);
    } else if (value.isArray()) {
      value.forEach(item -> look(schema.path("items"), item, path + "[]"));
    } else {
      among(schema.path("enum"), value, path);
    }
  }

  private static boolean fits(JsonNode schema, JsonNode value) {
    if (schema.path(INT_OR_STRING).asBoolean()) {
      return value.isInt() || value.isTextual();
    }
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }

  private void fields(JsonNode schema, JsonNode value, String path) {
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.asText())) {
                faults.add("missing field " + path + '.' + name.asText());
              }
            });
    value.properties().forEach(field -> field(schema, field.getKey(), field.getValue(), path));
  }

  private void field(JsonNode schema, String name, JsonNode value, String path) {
    JsonNode known = schema.path("properties").path(name);
    JsonNode other = schema.path("additionalProperties");
    if (!known.isMissingNode()) {
      look(known, value, path + '.' + name);
    } else if (other.isObject()) {
      look(other, value, path + '.' + name);
    } else if (!schema.path(KEPT).asBoolean() && !other.asBoolean()) {
      faults.add("unknown field " + path + '.' + name);
    }
  }

  private void among(JsonNode allowed, JsonNode value, String path) {
    for (JsonNode one : allowed) {
      if (one.equals(value)) {
        return;
      }
    }
    if (allowed.isArray()) {
      faults.add("%s must be one of %s: %s".formatted(path, allowed, value));
    }
  }
}
