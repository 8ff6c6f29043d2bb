package dev.earmark.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.earmark.schemas.SchemaBounds;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Schemas in the JSON of the registry's requests and answers. */
final class SchemaTexts {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private final Endpoints endpoints;

  SchemaTexts(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  /** The schema in an answer; schemas it refers to are fetched from the registry. */
  Schema parse(JsonNode json, String what, String url) {
    try {
      var parser = new Schema.Parser();
      addReferences(json, parser, new HashSet<>());
      return parsed(json, parser);
    } catch (AvroRuntimeException | UnsupportedOperationException | NullPointerException e) {
      // Avro meets a schema whose only name it does not know with a NullPointerException.
      throw new RegistryRefusedException(
          "registry must hold an Avro schema", what, new Answer(200, e.toString(), url, 0));
    }
  }

  /** Makes the names known that a schema takes from others, those that need none first. */
  private void addReferences(JsonNode json, Schema.Parser parser, Set<String> added) {
    for (var reference : json.path("references")) {
      var subject = reference.path("subject").asText();
      var path = path(subject) + "/versions/" + reference.path("version").asText();
      if (added.add(path)) {
        var answer = endpoints.call(Call.get(path, "subject=" + subject));
        var rule = "referred schema must be there";
        var referred = Answers.accepted(answer, rule, "subject=" + subject);
        addReferences(referred, parser, added);
        parsed(referred, parser);
      }
    }
  }

  private static Schema parsed(JsonNode json, Schema.Parser parser) {
    String text = json.path("schema").asText();
    SchemaBounds.check(text);
    return parser.parse(text);
  }

  /** The envelope in which a schema is registered, looked up and checked. */
  static String envelope(Schema schema) {
    return MAPPER.createObjectNode().put("schema", schema.toString()).toString();
  }

  static String path(String subject) {
    return "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
