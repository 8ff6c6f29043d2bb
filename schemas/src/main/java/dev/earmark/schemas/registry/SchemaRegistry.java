package dev.earmark.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;

/**
 * A client of a schema registry on Confluent's REST API.
 *
 * <p>Ids and schemas that are known once are kept for good; an unknown id and a subject's latest
 * version for a short time. An id is 32 bits, unsigned: those above 2³¹−1 are negative as {@code
 * int}. Thread-safe; holds no threads and no connections that need closing.
 */
public final class SchemaRegistry {
  /**
   * A version of a subject.
   *
   * @param id 32 bits, unsigned
   */
  public record Version(int id, int number, Schema schema) {}

  private record Known(String subject, Schema schema) {}

  private record Kept<T>(T value, long untilMs) {}

  private static final int MAX_MISSING = 10_000;

  private final Endpoints endpoints;
  private final Clock clock;
  private final SchemaTexts texts;
  private final long missingMs;
  private final long latestMs;
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
  private final Map<Known, Integer> ids = new ConcurrentHashMap<>();
  private final Map<Integer, Kept<RegistryRefusedException>> missing = new ConcurrentHashMap<>();
  private final Map<String, Kept<Version>> latest = new ConcurrentHashMap<>();

  SchemaRegistry(RegistryConfig config, Clock clock) {
    this.endpoints = new Endpoints(config, clock);
    this.clock = clock;
    this.texts = new SchemaTexts(endpoints);
    this.missingMs = config.getInt(RegistryConfig.MISSING_ID_TTL_S) * 1000L;
    this.latestMs = config.getInt(RegistryConfig.LATEST_TTL_S) * 1000L;
  }

  /** A client with the settings of {@link RegistryConfig}; says nothing to the registry yet. */
  public static SchemaRegistry of(Map<String, ?> configs) {
    return new SchemaRegistry(new RegistryConfig(configs), Clock.SYSTEM);
  }

  /** The id of a schema, registered as the subject's next version unless it is one already. */
  public int register(String subject, Schema schema) {
    var known = new Known(subject, schema);
    var id = ids.get(known);
    return id == null ? keep(known, askToRegister(subject, schema)) : id;
  }

  private int askToRegister(String subject, Schema schema) {
    var answer = post(SchemaTexts.path(subject) + "/versions", subject, schema);
    if (answer.status() == 409) {
      throw refused(
          "schema must be compatible with the subject's earlier versions",
          what(subject, schema),
          answer);
    }
    return Answers.id(answer, "schema must be registrable", what(subject, schema));
  }

  /** The id of a schema that is a version of the subject already. */
  public int id(String subject, Schema schema) {
    var known = new Known(subject, schema);
    var id = ids.get(known);
    return id == null ? keep(known, askForId(subject, schema)) : id;
  }

  private int askForId(String subject, Schema schema) {
    var answer = post(SchemaTexts.path(subject), subject, schema);
    return Answers.id(answer, "schema must be registered for the subject", what(subject, schema));
  }

  private int keep(Known known, int id) {
    ids.put(known, id);
    return id;
  }

  /** The schema of an id. */
  public Schema schema(int id) {
    var schema = byId.get(id);
    return schema == null ? askForSchema(id) : schema;
  }

  private Schema askForSchema(int id) {
    var known = missing.get(id);
    if (known != null && clock.millis() < known.untilMs()) {
      throw known.value();
    }
    var number = Integer.toUnsignedString(id);
    var answer = endpoints.call(Call.get("/schemas/ids/" + number, "id=" + number));
    if (answer.status() == 404 && answer.fromRegistry()) {
      throw remember(id, answer);
    }
    var json = Answers.accepted(answer, "schema id must be readable", "id=" + number);
    var schema = texts.parse(json, "id=" + number, answer.url());
    byId.put(id, schema);
    return schema;
  }

  private RegistryRefusedException remember(int id, Answer answer) {
    var what = "id=" + Integer.toUnsignedString(id);
    var refused = refused("schema id must be known to the registry", what, answer);
    if (missing.size() >= MAX_MISSING) {
      missing.clear();
    }
    missing.put(id, new Kept<>(refused, clock.millis() + missingMs));
    return refused;
  }

  /** The subject's latest version. */
  public Version latest(String subject) {
    var kept = latest.get(subject);
    if (kept != null && clock.millis() < kept.untilMs()) {
      return kept.value();
    }
    var version = version(subject, "latest");
    latest.put(subject, new Kept<>(version, clock.millis() + latestMs));
    return version;
  }

  private Version version(String subject, String number) {
    var what = "subject=" + subject;
    var path = SchemaTexts.path(subject) + "/versions/" + number;
    var answer = endpoints.call(Call.get(path, what));
    var rule = "subject must have the version " + number;
    var json = Answers.accepted(answer, rule, what);
    return new Version(
        Answers.id(answer, rule, what),
        json.path("version").asInt(),
        texts.parse(json, what, answer.url()));
  }

  /** Whether the subject's compatibility level lets the schema become its next version. */
  public boolean isCompatible(String subject, Schema schema) {
    var path = "/compatibility" + SchemaTexts.path(subject) + "/versions/latest";
    var answer = post(path, subject, schema);
    if (answer.errorCode() == 40401 || answer.errorCode() == 40402) {
      return true;
    }
    return Answers.accepted(answer, "schema must be checkable", what(subject, schema))
        .path("is_compatible")
        .asBoolean();
  }

  /** All subjects; also the simplest way to see whether the registry answers. */
  public List<String> subjects() {
    var answer = endpoints.call(Call.get("/subjects", "all subjects"));
    var json = Answers.accepted(answer, "subjects must be readable", "all subjects");
    return StreamSupport.stream(json.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** When it answers, by its own clock, to the second; 0 where it does not say. */
  public long timeMs() {
    return endpoints.call(Call.get("/subjects", "all subjects")).dateMs();
  }

  /** The URLs, without credentials. */
  public List<String> urls() {
    return endpoints.names();
  }

  private Answer post(String path, String subject, Schema schema) {
    return endpoints.call(Call.post(path, SchemaTexts.envelope(schema), what(subject, schema)));
  }

  private static RegistryRefusedException refused(String rule, String what, Answer answer) {
    return new RegistryRefusedException(rule, what, answer);
  }

  private static String what(String subject, Schema schema) {
    return "subject=%s, schema=%s".formatted(subject, schema.getFullName());
  }
}
