package dev.earmark.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;

/** A field of a card as a person types it. */
final class FieldText {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Fields that hold a text even where it reads like a number. */
  private static final Set<String> TEXTS =
      Set.of(
          "name",
          "version",
          "background",
          "unknown",
          "licence",
          "attribution",
          "trainingData",
          "embedding",
          "input.name",
          "scores.name");

  private FieldText() {}

  /** Returns a number, true, false, null, a list, an object or else a text. */
  static JsonNode read(String name, String text) {
    if (text.equals("null") || !TEXTS.contains(name)) {
      try {
        return JSON.readTree(text.isEmpty() ? "\"\"" : text);
      } catch (JsonProcessingException e) {
        return TextNode.valueOf(text);
      }
    }
    return TextNode.valueOf(text);
  }

  /** Puts a value into a map; of an object each of its fields, by its dotted name. */
  static void write(String name, JsonNode value, Map<String, String> fields) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(field -> write(name + "." + field.getKey(), field.getValue(), fields));
    } else {
      fields.put(name, value.isTextual() ? value.textValue() : value.toString());
    }
  }
}
