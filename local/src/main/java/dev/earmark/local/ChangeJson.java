package dev.earmark.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.local.Definition.Reference;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Changes and definitions as JSON objects. */
final class ChangeJson {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private ChangeJson() {}

  static ObjectNode write(Change change) {
    if (change instanceof Change.Registered it) {
      var node = object("registered").put("subject", it.subject()).put("version", it.version());
      return describe(node.put("id", it.id()), it.definition());
    }
    if (change instanceof Change.Deleted it) {
      var node = object("deleted").put("subject", it.subject()).put("version", it.version());
      return node.put("permanent", it.permanent());
    }
    var it = (Change.Configured) change;
    var level = it.level() == null ? null : it.level().name();
    return object("configured").put("subject", it.subject()).put("level", level);
  }

  static Change read(JsonNode node) {
    return switch (node.path("change").asText()) {
      case "registered" ->
          new Change.Registered(
              node.path("subject").asText(),
              node.path("version").asInt(),
              node.path("id").asInt(),
              definition(node));
      case "deleted" ->
          new Change.Deleted(
              node.path("subject").asText(),
              node.path("version").asInt(),
              node.path("permanent").asBoolean());
      case "configured" -> configured(text(node, "subject"), text(node, "level"));
      default -> throw new StartException("registry log must hold known changes: change=" + node);
    };
  }

  private static Change configured(@Nullable String subject, @Nullable String level) {
    return new Change.Configured(subject, level == null ? null : level(level));
  }

  private static Level level(String name) {
    try {
      return Level.of(name);
    } catch (RegistryError e) {
      throw new StartException("registry log must hold known levels: level=" + name);
    }
  }

  /** Adds schema and references as Confluent's API names them; no references, no field. */
  static ObjectNode describe(ObjectNode node, Definition definition) {
    if (!definition.references().isEmpty()) {
      var references = node.putArray("references");
      definition.references().forEach(reference -> add(references, reference));
    }
    return node.put("schema", definition.schema());
  }

  private static void add(ArrayNode references, Reference reference) {
    references
        .addObject()
        .put("name", reference.name())
        .put("subject", reference.subject())
        .put("version", reference.version());
  }

  static Definition definition(JsonNode node) {
    return new Definition(node.path("schema").asText(), references(node.path("references")));
  }

  private static List<Reference> references(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(
            it ->
                new Reference(
                    it.path("name").asText(),
                    it.path("subject").asText(),
                    it.path("version").asInt()))
        .toList();
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  private static ObjectNode object(String change) {
    return object().put("change", change);
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.path(field).asText() : null;
  }
}
