package dev.earmark.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.local.Registry.Entry;
import java.util.List;
import java.util.stream.Stream;

/** {@code /subjects}: names, versions, registration, look-up and deletion. */
final class SubjectRoutes {
  private final Registry registry;

  SubjectRoutes(Registry registry) {
    this.registry = registry;
  }

  JsonNode answer(Request request) {
    return switch (request.path().size()) {
      case 1 -> names(request);
      case 2 -> subject(request, request.at(1));
      case 3 -> versions(request, request.at(1));
      default -> version(request, request.at(1));
    };
  }

  private JsonNode names(Request request) {
    Routes.require(request, "GET");
    var prefix = request.query().getOrDefault("subjectPrefix", "");
    return Routes.array(
        registry.subjects(request.flag("deleted")).stream().filter(it -> it.startsWith(prefix)));
  }

  private JsonNode subject(Request request, String subject) {
    Routes.require(request, "POST", "DELETE");
    if (request.method().equals("DELETE")) {
      return Routes.array(deleteAll(request, subject).stream());
    }
    return describe(registry.lookUp(subject, request.definition(), request.flag("deleted")));
  }

  private List<Integer> deleteAll(Request request, String subject) {
    var permanent = request.flag("permanent");
    var entries = registry.knownVersions(subject, true);
    var live = entries.stream().filter(entry -> !entry.version().deleted()).toList();
    if (permanent && !live.isEmpty()) {
      throw new RegistryError(
          40405,
          "Subject '%s' was not deleted first before being permanently deleted".formatted(subject));
    }
    if (!permanent && live.isEmpty()) {
      throw new RegistryError(
          40404,
          "Subject '%s' was soft deleted.Set permanent=true to delete permanently"
              .formatted(subject));
    }
    return registry.delete(subject, permanent ? entries : live, permanent);
  }

  private JsonNode versions(Request request, String subject) {
    if (!request.at(2).equals("versions")) {
      throw Routes.notFound();
    }
    Routes.require(request, "GET", "POST");
    if (request.method().equals("GET")) {
      return Routes.array(numbers(registry.knownVersions(subject, request.flag("deleted"))));
    }
    var entry = registry.register(subject, request.definition());
    return ChangeJson.object().put("id", entry.version().id());
  }

  private JsonNode version(Request request, String subject) {
    var textOnly = request.path().size() == 5 && request.at(4).equals("schema");
    if (!request.at(2).equals("versions") || (request.path().size() > 4 && !textOnly)) {
      throw Routes.notFound();
    }
    Routes.require(request, "GET", textOnly ? "GET" : "DELETE");
    if (request.method().equals("DELETE")) {
      return ChangeJson.MAPPER.valueToTree(delete(request, subject));
    }
    var entry = Versions.pick(registry, subject, request);
    return textOnly ? Routes.text(entry.definition().schema()) : describe(entry);
  }

  private int delete(Request request, String subject) {
    var permanent = request.flag("permanent");
    var entry = Versions.pick(registry, subject, request.at(3), permanent);
    if (permanent && !entry.version().deleted()) {
      throw new RegistryError(
          40407,
          "Subject '%s' Version %d was not deleted first before being permanently deleted"
              .formatted(subject, entry.version().number()));
    }
    return registry.delete(subject, List.of(entry), permanent).get(0);
  }

  private static JsonNode describe(Entry entry) {
    var node =
        ChangeJson.object()
            .put("subject", entry.subject())
            .put("version", entry.version().number())
            .put("id", entry.version().id());
    return ChangeJson.describe(node, entry.definition());
  }

  private static Stream<Integer> numbers(List<Entry> entries) {
    return entries.stream().map(entry -> entry.version().number());
  }
}
