package dev.earmark.score;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A card that is being written: fields by dotted names, such as {@code frontEnd.hopLength}; whether
 * they agree is asked at the end, by {@link #card}.
 */
public final class CardDraft {
  /** Whose field names are labels, which may have dots. */
  private static final String THRESHOLDS = "thresholds";

  private final ObjectNode json;

  private CardDraft(ObjectNode json) {
    this.json = json;
    json.put("format", CardReader.FORMAT);
  }

  /** Begins with a tool's front end, windows of a second and a hop of half a second. */
  public static CardDraft like(Preset preset) {
    ObjectNode row = Preset.row(preset.name());
    int rate = row.get("sampleRate").intValue();
    var draft = new CardDraft(FieldText.JSON.createObjectNode());
    draft.json.put("version", "1").put("sampleRate", rate);
    draft.json.put("windowSamples", rate).put("hopSamples", rate / 2);
    draft.json.set("frontEnd", row.get("frontEnd"));
    draft.json.put("output", "logits").put("threshold", 0.5);
    row.get("card").properties().forEach(field -> draft.put(field.getKey(), field.getValue()));
    return draft;
  }

  /**
   * Begins with a card, or with what was meant to be one.
   *
   * @throws ModelException where it is no JSON object
   */
  public static CardDraft of(String json) throws ModelException {
    try {
      if (FieldText.JSON.readTree(json) instanceof ObjectNode object) {
        return new CardDraft(object);
      }
      throw new ModelException("card must be an object");
    } catch (JsonProcessingException e) {
      throw new ModelException("card " + JsonTrouble.sentence(e), e);
    }
  }

  /** Begins with a card. */
  public static CardDraft of(ModelCard card) {
    try {
      return of(card.toJson());
    } catch (ModelException e) {
      throw new IllegalStateException("a card writes an object", e);
    }
  }

  /**
   * Takes {@code name=value}: the value is a number, true, false, a list, an object or a text, and
   * {@code null} takes the field away; for one that is not there it is kept, so that {@link #card}
   * refuses a name that no card has.
   *
   * @throws IllegalArgumentException where there is no {@code =}, or a part of the name holds no
   *     fields
   */
  public CardDraft set(String assignment) {
    int at = assignment.indexOf('=');
    Rule.check(at > 0, "a field is set by name=value", "set", assignment);
    String name = assignment.substring(0, at).strip();
    return put(name, FieldText.read(name, assignment.substring(at + 1).strip()));
  }

  /** Takes several, one after the other. */
  public CardDraft setAll(List<String> assignments) {
    assignments.forEach(this::set);
    return this;
  }

  /** Replaces the labels. */
  public CardDraft labels(List<String> labels) {
    var array = json.putArray("labels");
    labels.forEach(array::add);
    return this;
  }

  /** Replaces the golden clip. */
  public CardDraft golden(Golden golden) {
    GoldenText.write(golden, json.putObject("golden"));
    return this;
  }

  private CardDraft put(String name, JsonNode value) {
    String[] path = name.split("\\.", name.startsWith(THRESHOLDS + ".") ? 2 : -1);
    ObjectNode object = json;
    for (int i = 0; i < path.length - 1; i++) {
      JsonNode inner = object.path(path[i]);
      Rule.check(
          inner.isObject() || inner.isMissingNode() || inner.isNull(),
          path[i] + " has no fields",
          name,
          value);
      object = inner.isObject() ? (ObjectNode) inner : object.putObject(path[i]);
    }
    String last = path[path.length - 1];
    if (value.isNull() && (object.has(last) || isThreshold(path))) {
      object.remove(last);
    } else {
      object.set(last, value);
    }
    return this;
  }

  /** Whether it is a label's threshold, which may be taken away where there is none. */
  private boolean isThreshold(String... path) {
    boolean threshold = path.length == 2 && path[0].equals(THRESHOLDS);
    if (threshold) {
      Rule.check(
          labels().contains(path[1]),
          "thresholds must be of the labels",
          "threshold",
          path[1],
          "labels",
          labels());
    }
    return threshold;
  }

  private List<String> labels() {
    var labels = new ArrayList<String>();
    json.path("labels").forEach(label -> labels.add(label.asText()));
    return labels;
  }

  /** Whether a field is there. */
  public boolean has(String name) {
    return json.hasNonNull(name);
  }

  /** What is set so far, as {@link #set} takes it: names and values; labels and golden left out. */
  public Map<String, String> fields() {
    var fields = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (!Set.of("format", "labels", "golden", "accuracy").contains(field.getKey())) {
        FieldText.write(field.getKey(), field.getValue(), fields);
      }
    }
    return fields;
  }

  /** Another draft that says the same. */
  public CardDraft copy() {
    return new CardDraft(json.deepCopy());
  }

  /**
   * The card.
   *
   * @throws ModelException where a field is missing, unknown, or contradicts another
   */
  public ModelCard card() throws ModelException {
    return ModelCard.read(json.toString());
  }
}
