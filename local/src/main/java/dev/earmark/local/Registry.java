package dev.earmark.local;

import dev.earmark.local.Contents.Version;
import dev.earmark.local.Definition.Reference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The registry's rules: what is registered, looked up, checked and deleted. Thread-safe. */
final class Registry implements AutoCloseable {
  /** A version of a subject with its definition. */
  record Entry(String subject, Version version, Definition definition) {}

  private final ChangeLog log;
  private final int maxSchemas;
  private final Contents contents = new Contents();
  private final AvroText avro = new AvroText(this::referred);

  Registry(ChangeLog log, int maxSchemas) {
    this.log = log;
    this.maxSchemas = maxSchemas;
    log.found().forEach(contents::apply);
  }

  /** Gives the schema an id and the subject a version, unless both are there already. */
  synchronized Entry register(String subject, Definition given) {
    var definition = avro.canonical(given);
    return find(subject, definition, false).orElseGet(() -> add(subject, definition));
  }

  private Entry add(String subject, Definition definition) {
    var conflicts = conflicts(definition, versions(subject), level(subject));
    if (!conflicts.isEmpty()) {
      throw new RegistryError(
          409,
          "Schema being registered is incompatible with an earlier schema for subject \"%s\","
                  .formatted(subject)
              + " details: "
              + conflicts);
    }
    var id = contents.id(definition).orElseGet(this::nextId);
    change(new Change.Registered(subject, nextVersion(subject), id, definition));
    return find(subject, definition, false).orElseThrow();
  }

  private int nextId() {
    if (contents.size() >= maxSchemas) {
      throw new RegistryError(
          42201, "schemas must be at most maxSchemas: maxSchemas=%d".formatted(maxSchemas));
    }
    return contents.nextId();
  }

  private int nextVersion(String subject) {
    var versions = contents.all(subject);
    return versions.isEmpty() ? 1 : versions.lastKey() + 1;
  }

  /** The version of the subject that is this schema. */
  synchronized Entry lookUp(String subject, Definition given, boolean deleted) {
    if (visible(subject, deleted).isEmpty()) {
      throw RegistryError.subjectNotFound(subject);
    }
    return find(subject, avro.canonical(given), deleted).orElseThrow(RegistryError::schemaNotFound);
  }

  private Optional<Entry> find(String subject, Definition definition, boolean deleted) {
    return visible(subject, deleted).stream()
        .map(version -> entry(subject, version))
        .filter(entry -> entry.definition().equals(definition))
        .reduce((first, second) -> second);
  }

  /** Why the schema may not become the subject's next version; empty where it may. */
  synchronized List<String> check(Definition given, List<Entry> earlier, Level level) {
    return conflicts(avro.canonical(given), earlier, level);
  }

  private List<String> conflicts(Definition definition, List<Entry> earlier, Level level) {
    var schema = avro.parse(definition);
    return level.conflicts(schema, earlier.stream().map(this::schema).toList());
  }

  private Schema schema(Entry entry) {
    return avro.parse(entry.definition());
  }

  synchronized Definition definition(int id) {
    var definition = contents.definition(id);
    if (definition == null) {
      throw new RegistryError(40403, "Schema " + Integer.toUnsignedString(id) + " not found");
    }
    return definition;
  }

  /** The subjects' versions that have this id. */
  synchronized List<Entry> uses(int id) {
    definition(id);
    return contents.subjects().stream()
        .flatMap(subject -> versions(subject).stream())
        .filter(entry -> entry.version().id() == id)
        .toList();
  }

  synchronized List<String> subjects(boolean deleted) {
    return contents.subjects().stream()
        .filter(subject -> !visible(subject, deleted).isEmpty())
        .toList();
  }

  /** The versions that are not deleted, oldest first; empty for an unknown subject. */
  synchronized List<Entry> versions(String subject) {
    return entries(subject, false).toList();
  }

  /** The same, with the deleted ones on request; refuses an unknown subject. */
  synchronized List<Entry> knownVersions(String subject, boolean deleted) {
    var entries = entries(subject, deleted).toList();
    if (entries.isEmpty()) {
      throw RegistryError.subjectNotFound(subject);
    }
    return entries;
  }

  private Stream<Entry> entries(String subject, boolean deleted) {
    return visible(subject, deleted).stream().map(version -> entry(subject, version));
  }

  private Entry entry(String subject, Version version) {
    return new Entry(subject, version, definition(version.id()));
  }

  private List<Version> visible(String subject, boolean deleted) {
    return deleted ? List.copyOf(contents.all(subject).values()) : contents.live(subject);
  }

  private Definition referred(Reference reference) {
    return versions(reference.subject()).stream()
        .filter(entry -> entry.version().number() == reference.version())
        .findFirst()
        .map(Entry::definition)
        .orElseThrow(
            () ->
                RegistryError.invalidSchema(
                    "No schema reference found for subject \"%s\" and version %d"
                        .formatted(reference.subject(), reference.version())));
  }

  /** Deletes versions and gives their numbers: hides them, or removes hidden ones for good. */
  synchronized List<Integer> delete(String subject, List<Entry> entries, boolean permanent) {
    entries.forEach(entry -> requireUnreferred(subject, entry.version().number()));
    return entries.stream()
        .map(entry -> entry.version().number())
        .peek(number -> change(new Change.Deleted(subject, number, permanent)))
        .toList();
  }

  private void requireUnreferred(String subject, int version) {
    var referred =
        contents.subjects().stream()
            .flatMap(other -> versions(other).stream())
            .flatMap(entry -> entry.definition().references().stream())
            .anyMatch(it -> it.subject().equals(subject) && it.version() == version);
    if (referred) {
      throw new RegistryError(
          42206,
          "One or more references exist to the schema {subject=%s,version=%d}."
              .formatted(subject, version));
    }
  }

  /** The level that holds for a subject: its own, else the global one. */
  synchronized Level level(String subject) {
    return contents.level(subject).orElse(contents.globalLevel());
  }

  synchronized Level globalLevel() {
    return contents.globalLevel();
  }

  synchronized Optional<Level> ownLevel(String subject) {
    return contents.level(subject);
  }

  synchronized void configure(@Nullable String subject, @Nullable Level level) {
    change(new Change.Configured(subject, level));
  }

  private void change(Change change) {
    log.append(change);
    contents.apply(change);
  }

  @Override
  public synchronized void close() {
    log.close();
  }
}
