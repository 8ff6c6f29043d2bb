package dev.earmark.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells answers from refusals. */
final class Answers {
  private Answers() {}

  /** The answer's JSON, or the refusal that names the rule, what was asked for and the URL. */
  static JsonNode accepted(Answer answer, String rule, String what) {
    if (answer.status() == 401 || answer.status() == 403) {
      throw new RegistryRefusedException(
          "schema registry must accept the credentials", what, answer);
    }
    var json = answer.json();
    if (!answer.ok() || !json.isContainerNode()) {
      throw new RegistryRefusedException(rule, what, answer);
    }
    return json;
  }
}
