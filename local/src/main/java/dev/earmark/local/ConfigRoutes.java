package dev.earmark.local;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** {@code /config}: the compatibility level, global and of a subject. */
final class ConfigRoutes {
  private final Registry registry;

  ConfigRoutes(Registry registry) {
    this.registry = registry;
  }

  JsonNode answer(Request request) {
    if (request.path().size() > 2) {
      throw Routes.notFound();
    }
    Routes.require(request, "GET", "PUT", "DELETE");
    var subject = request.path().size() == 2 ? request.at(1) : null;
    return switch (request.method()) {
      case "GET" -> level(held(subject, request.flag("defaultToGlobal")));
      case "PUT" -> put(subject, Level.of(request.json().path("compatibility").asText()));
      default -> delete(subject);
    };
  }

  private Level held(@Nullable String subject, boolean orGlobal) {
    if (subject == null) {
      return registry.globalLevel();
    }
    return orGlobal
        ? registry.level(subject)
        : registry.ownLevel(subject).orElseThrow(() -> notConfigured(subject));
  }

  private JsonNode put(@Nullable String subject, Level level) {
    registry.configure(subject, level);
    return ChangeJson.object().put("compatibility", level.name());
  }

  private JsonNode delete(@Nullable String subject) {
    var held = held(subject, false);
    registry.configure(subject, null);
    return level(held);
  }

  private static JsonNode level(Level level) {
    return ChangeJson.object().put("compatibilityLevel", level.name());
  }

  private static RegistryError notConfigured(String subject) {
    return new RegistryError(
        40408,
        "Subject '%s' does not have subject-level compatibility configured".formatted(subject));
  }
}
