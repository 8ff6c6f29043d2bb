package dev.earmark.score;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.rule.NearestName;
import dev.earmark.rule.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose every field is known, read by name; every complaint names the field's path.
 */
final class JsonFields {

  private final JsonNode object;
  private final String path;

  /** Refuses what is no object, and fields other than these. */
  JsonFields(JsonNode object, String path, List<String> known) {
    Rule.check(object.isObject(), nameOf(path) + " must be an object", nameOf(path), object);
    this.object = object;
    this.path = path;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      Rule.check(
          known.contains(field.getKey()),
          "field "
              + at(field.getKey())
              + " is not known, did you mean "
              + at(NearestName.of(field.getKey(), known).orElseThrow())
              + "?");
    }
  }

  private static String nameOf(String path) {
    return path.isEmpty() ? "card" : path;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  boolean has(String name) {
    return object.hasNonNull(name);
  }

  private JsonNode required(String name) {
    JsonNode value = object.get(name);
    Rule.check(value != null, "field " + at(name) + " is missing");
    return value;
  }

  private JsonNode expect(boolean right, String name, String what) {
    JsonNode value = required(name);
    Rule.check(right, at(name) + " must be " + what, at(name), value);
    return value;
  }

  String text(String name) {
    return expect(required(name).isTextual(), name, "a text").textValue();
  }

  /** The text, or {@code otherwise} where the field is absent. */
  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  /** The text, or null where the field is null or absent. */
  @Nullable String textOrNull(String name) {
    return has(name) ? text(name) : null;
  }

  int integer(String name) {
    JsonNode value = required(name);
    boolean whole =
        value.isNumber()
            && value.doubleValue() == Math.rint(value.doubleValue())
            && value.canConvertToInt();
    return expect(whole, name, "a whole number").intValue();
  }

  /** The whole number, or {@code otherwise} where the field is absent. */
  int integer(String name, int otherwise) {
    return has(name) ? integer(name) : otherwise;
  }

  /** The number, or {@code otherwise} where the field is absent. */
  double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  /** The number, or null where the field is null or absent. */
  @Nullable Double numberOrNull(String name) {
    return has(name) ? Double.valueOf(number(name)) : null;
  }

  /** A number or a list of numbers. */
  List<Double> numbers(String name) {
    JsonNode value = required(name);
    if (!value.isArray()) {
      return List.of(number(name));
    }
    var numbers = new ArrayList<Double>();
    for (JsonNode element : value) {
      Rule.check(element.isNumber(), at(name) + " must be a list of numbers", at(name), element);
      numbers.add(element.doubleValue());
    }
    return numbers;
  }

  /** The numbers of an object whose fields may have any name; none where the field is absent. */
  Map<String, Double> numbersByName(String name) {
    var numbers = new HashMap<String, Double>();
    if (has(name)) {
      JsonNode value = expect(required(name).isObject(), name, "an object of numbers");
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        String path = at(name) + "." + field.getKey();
        Rule.check(field.getValue().isNumber(), path + " must be a number", path, field.getValue());
        numbers.put(field.getKey(), field.getValue().doubleValue());
      }
    }
    return numbers;
  }

  /** Whether the field holds just this text. */
  boolean says(String name, String text) {
    return has(name) && text.equals(required(name).textValue());
  }

  double number(String name) {
    return expect(required(name).isNumber(), name, "a number").doubleValue();
  }

  boolean flag(String name) {
    return expect(required(name).isBoolean(), name, "true or false").booleanValue();
  }

  /** True or false; false where the field is absent. */
  boolean flagOrFalse(String name) {
    return has(name) && flag(name);
  }

  List<String> texts(String name) {
    var texts = new ArrayList<String>();
    for (JsonNode element : expect(required(name).isArray(), name, "a list of texts")) {
      Rule.check(element.isTextual(), at(name) + " must be a list of texts", at(name), element);
      texts.add(element.textValue());
    }
    return texts;
  }

  JsonFields object(String name, String... known) {
    return new JsonFields(required(name), at(name), List.of(known));
  }

  /** The object, or null where the field is null or absent. */
  @Nullable JsonFields objectOrNull(String name, String... known) {
    return has(name) ? object(name, known) : null;
  }

  /** The objects of a list; none where the field is absent. */
  List<JsonFields> objects(String name, String... known) {
    var objects = new ArrayList<JsonFields>();
    if (has(name)) {
      for (JsonNode element : expect(required(name).isArray(), name, "a list")) {
        objects.add(new JsonFields(element, at(name) + "[" + objects.size() + "]", List.of(known)));
      }
    }
    return objects;
  }

  /** The constant whose lower-case name the field holds. */
  <E extends Enum<E>> E oneOf(String name, Class<E> type) {
    String text = text(name);
    for (E constant : type.getEnumConstants()) {
      if (word(constant).equals(text)) {
        return constant;
      }
    }
    String known =
        Stream.of(type.getEnumConstants()).map(JsonFields::word).collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        at(name) + " must be one of " + known + ": " + at(name) + "=" + text);
  }

  /** The constant that the field holds, or {@code otherwise} where it is absent. */
  <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
    return has(name) ? oneOf(name, type) : otherwise;
  }

  /** How a constant is written in a card. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
