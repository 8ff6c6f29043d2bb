package dev.earmark.local;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code /schemas}: what an id stands for. */
final class SchemaRoutes {
  private static final long MAX_ID = 0xffff_ffffL;

  private final Registry registry;

  SchemaRoutes(Registry registry) {
    this.registry = registry;
  }

  JsonNode answer(Request request) {
    Routes.require(request, "GET");
    if (request.at(1).equals("types") && request.path().size() == 2) {
      return ChangeJson.MAPPER.createArrayNode().add("AVRO");
    }
    if (!request.at(1).equals("ids") || request.path().size() > 4) {
      throw Routes.notFound();
    }
    return id(id(request.at(2)), request.at(3));
  }

  private JsonNode id(int id, String what) {
    return switch (what) {
      case "" -> ChangeJson.describe(ChangeJson.object(), registry.definition(id));
      case "schema" -> Routes.text(registry.definition(id).schema());
      case "subjects" ->
          Routes.array(registry.uses(id).stream().map(Registry.Entry::subject).distinct());
      case "versions" -> versions(id);
      default -> throw Routes.notFound();
    };
  }

  private JsonNode versions(int id) {
    var array = ChangeJson.MAPPER.createArrayNode();
    for (var entry : registry.uses(id)) {
      array.addObject().put("subject", entry.subject()).put("version", entry.version().number());
    }
    return array;
  }

  /** Ids are 32 bits, unsigned. */
  private static int id(String text) {
    if (!text.matches("\\d{1,10}") || Long.parseLong(text) > MAX_ID) {
      throw Routes.notFound();
    }
    return Integer.parseUnsignedInt(text);
  }
}
