package dev.earmark.schemas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/** Schemas without what only concerns Java, so that every language registers the same text. */
final class PlainSchema {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PlainSchema() {}

  /** The schema as its {@code .avsc} says it. */
  static Schema of(Schema schema) {
    try {
      var json = MAPPER.readTree(schema.toString());
      strip(json);
      return new Schema.Parser().parse(json.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro must write JSON: schema=" + schema, e);
    }
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("avro.java.string");
    }
    node.forEach(PlainSchema::strip);
  }
}
