package dev.earmark.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.local.Registry.Entry;
import java.util.List;

/** {@code /compatibility}: whether a schema could become a subject's next version. */
final class CompatibilityRoutes {
  private final Registry registry;

  CompatibilityRoutes(Registry registry) {
    this.registry = registry;
  }

  JsonNode answer(Request request) {
    if (!request.at(1).equals("subjects") || !request.at(3).equals("versions")) {
      throw Routes.notFound();
    }
    Routes.require(request, "POST");
    var subject = request.at(2);
    var earlier = earlier(request, subject);
    var conflicts = registry.check(request.definition(), earlier, registry.level(subject));
    var node = ChangeJson.object().put("is_compatible", conflicts.isEmpty());
    if (request.flag("verbose")) {
      node.set("messages", Routes.array(conflicts.stream()));
    }
    return node;
  }

  /** The one version the path names, or all; an unknown subject has none to be held against. */
  private List<Entry> earlier(Request request, String subject) {
    var version = request.at(4);
    if (version.isEmpty()) {
      return registry.versions(subject);
    }
    var latest = version.equals("latest") || version.equals("-1");
    if (latest && registry.versions(subject).isEmpty()) {
      return List.of();
    }
    return List.of(Versions.pick(registry, subject, version, false));
  }
}
