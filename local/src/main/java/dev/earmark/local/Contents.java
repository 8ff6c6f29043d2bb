package dev.earmark.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a registry holds: the sum of its changes. Ids outlive the subjects that named them. */
final class Contents {
  /** A version of a subject: the definition's id, and whether it is hidden. */
  record Version(int number, int id, boolean deleted) {}

  private final Map<Integer, Definition> definitions = new HashMap<>();
  private final Map<Definition, Integer> ids = new HashMap<>();
  private final SortedMap<String, SortedMap<Integer, Version>> subjects = new TreeMap<>();
  private final Map<String, Level> levels = new HashMap<>();
  private Level globalLevel = Level.BACKWARD;
  private int lastId;

  void apply(Change change) {
    if (change instanceof Change.Registered it) {
      register(it);
    } else if (change instanceof Change.Deleted it) {
      delete(it);
    } else if (change instanceof Change.Configured it) {
      configure(it.subject(), it.level());
    }
  }

  private void register(Change.Registered it) {
    definitions.put(it.id(), it.definition());
    ids.put(it.definition(), it.id());
    lastId = Math.max(lastId, it.id());
    subjects
        .computeIfAbsent(it.subject(), subject -> new TreeMap<>())
        .put(it.version(), new Version(it.version(), it.id(), false));
  }

  private void delete(Change.Deleted it) {
    var versions = all(it.subject());
    if (it.permanent()) {
      versions.remove(it.version());
    } else {
      versions.computeIfPresent(
          it.version(), (number, version) -> new Version(number, version.id(), true));
    }
    if (versions.isEmpty()) {
      subjects.remove(it.subject());
    }
  }

  private void configure(@Nullable String subject, @Nullable Level level) {
    if (subject == null) {
      globalLevel = level == null ? Level.BACKWARD : level;
    } else if (level == null) {
      levels.remove(subject);
    } else {
      levels.put(subject, level);
    }
  }

  /** Every version, hidden ones too, by number; empty for an unknown subject. */
  SortedMap<Integer, Version> all(String subject) {
    return subjects.getOrDefault(subject, new TreeMap<>());
  }

  /** The versions that are not hidden, oldest first. */
  List<Version> live(String subject) {
    return all(subject).values().stream().filter(version -> !version.deleted()).toList();
  }

  /** Names in alphabetical order. */
  List<String> subjects() {
    return List.copyOf(subjects.keySet());
  }

  @Nullable Definition definition(int id) {
    return definitions.get(id);
  }

  Optional<Integer> id(Definition definition) {
    return Optional.ofNullable(ids.get(definition));
  }

  int nextId() {
    return lastId + 1;
  }

  int size() {
    return definitions.size();
  }

  Optional<Level> level(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  Level globalLevel() {
    return globalLevel;
  }
}
